"""Names of fictional people: frequent Dutch surnames and first names of all backgrounds."""

_ACHTERNAMEN = """
de Jong; Jansen; de Vries; van den Berg; van Dijk; Bakker; Janssen; Visser; Smit; Meijer; de
Boer; Mulder; de Groot; Bos; Vos; Peters; Hendriks; Dekker; van Leeuwen; Brouwer; de Wit;
Dijkstra; Smits; de Graaf; van der Meer; Kok; Jacobs; van der Linden; Vermeulen; de Haan; van
den Heuvel; van den Broek; van der Veen; de Bruin; Schouten; van Beek; van der Heijden; de
Bruijn; Willems; van Vliet; Maas; Hoekstra; Verhoeven; Koster; van Dam; Prins; Huisman; Blom;
Peeters; de Jonge; Kuipers; van der Wal; van Veen; Post; Kuiper; Kramer; van den Brink;
Veenstra; Scholten; van Wijk; Postma; Martens; Vink; de Ruiter; Groen; Timmermans; van de Ven;
Gerritsen; Jonker; Boer; van Loon; Willemsen; Smeets; Bosch; de Lange; de Vos; Schipper; van
Dongen; Koning; van der Laan; de Koning; Driessen; van Doorn; Hermans; Evers; van der Velden;
van den Bosch; Hofman; Wolters; van der Meulen; Bosman; Mol; Molenaar; Sanders; Kuijpers; van
der Horst; de Leeuw; Verbeek; Stam; Kroon; Groot; Timmer; de Rooij; Groeneveld; Wouters;
Schaap; de Haas; Roos; van Rijn; Pronk; Bosma; Koopman; Vonk; Verhagen; Snijders; Dekkers; van
Es; Versteeg; Zijlstra; van der Velde; Boon; Klein; Stevens; Gerrits; Simons; Otten; Aarts;
Bouwman; Verweij; van Schaik; Blok; Muller; de Jager; Damen; Klaassen; Rutten; Jager; van
Eijk; Cornelissen; van der Heide; van Rooij; Geurts; Vermeer; Bouman; Teunissen; Franken;
Roelofs; Faber; Lammers; Arts; Boersma; van Os; Buijs; Joosten; Venema; Schuurman; Verhoef;
Thijssen; Derksen; Visscher; Derks; van den Akker; Goossens; Kersten; Timmerman; Wiersma; van
der Werf; Baas; Baars; van Essen; van Lieshout; Brouwers; Kamphuis; van der Plas; van Driel;
Hoek; Wessels; van Rooijen; van Rossum; van Eck; van Gils; Zwart; Bouma; van der Steen;
Arends; Vissers; Knol; van den Bos; van der Ploeg; Bijl; van Dalen; Hartman; Hoogendoorn;
Terpstra; de Ruijter; Rietveld; den Hartog; van Berkel; van de Pol; Boonstra; den Boer;
Feenstra; Tromp; Kooistra; Schut; Keizer; Pieters; Koopmans; Konings; van Zanten; de Ridder;
Schepers; van Vugt; Veldman; Smulders; Brink; Boers; Stolk; de Waal; van der Molen; Vis; van
der Zee; Nieuwenhuis; Albers; van Duijn; Brand; Klomp; Brinkman; Keijzer; de Jongh; van
Velzen; van der Sluis; van der Veer; van Egmond; Kooijman; Nijenhuis; Schreurs; Lamers;
Verheijen; van Hoof; Kool; Nijland; Heemskerk; Brands; de Visser; Heijnen; Reinders; Willemse;
Leenders; Berends; Veldhuis; de Kok; Ruiter; Bergsma; van Gelder; Drost; Swinkels; Meijers;
Theunissen; Schippers; Wijnen; Schutte; Verschoor; Hoogeveen; Manders; Fransen; de Wilde; van
der Linde; Klaver; Wagenaar; Kooij; van der Hoeven; Jonkers; Nijhuis; van Kessel; Steenbergen;
Bongers; Mulders; Pol; van Putten; Bouwmeester; van Kempen; de Graaff; Koops; Franssen; den
Ouden; van der Burg; Geerts; van Ginkel; van Mourik; Lemmens; Yilmaz; de Winter; van
Wijngaarden; Versluis; Veerman; Beckers; van Bergen; Hendriksen; de Laat; Schoenmakers;
Groenendijk; Drenth; Bruinsma; Schreuder; Valk; Verheij; van der Woude; Houben; van Kampen;
van de Wetering; van de Laar; Borst; Lubbers; Timmers; Boom; Swart; Kamp; van Houten; Boot;
Coenen; Weijers; Oomen; van der Meij; Kroes; Westra; van Hees; de Beer; van der Ven; Burger;
Nguyen; Tol; Kaya; Oudshoorn; Lam; Yildiz; Rozema; Zandbergen; van der Sluijs; Groenewegen;
Yildirim; Martina; Blokland; Wong; Ouwehand; Wassenaar; Öztürk; van Wingerden; van der Knaap;
Demir; Kruithof; Şahin; Groeneweg; Nagtegaal; Singh; Vogelaar; Warmerdam; Langeveld; van den
Dungen; Tan; Aydin; Kranenburg; Kortekaas; van der Geest; Spruijt; Middelkoop; Terlouw;
Özdemir; van Roon; Petersen; Rijsdijk; in 't Veld; Cheung; Benjamins; den Heijer; Müller;
Tang; Verduijn; Schröder; Ali; El Amrani; Bouzid; El Idrissi; Benali; Aarab; Ouali; Haddou;
Çelik; Arslan; Koç; Polat; Aksoy; Ramdin; Baldew; Soekhai; Ramautar; Jagroep; Pinas;
Wijngaarde; Leeflang; Croes; Maduro; Winklaar; Isenia; Sopacua; Latumahina; Pattiasina;
Tahitu; Wattimena; Nanlohy; Hassan; Mohamud; Abdi; Yusuf; Tesfaye; Haile; Mensah; Owusu;
Boateng; Okafor; Popescu; Ionescu; Kowalska; Nowak; Wisniewski; Horvat; Petrovic; Jovanovic;
Silva; Fernandes; Garcia; Rossi; Zhang; Chen; Liu; Pham; Tran; Rahimi; Karimi; Hosseini;
Noori; Amiri; Shevchenko; Bondarenko; Melnyk; Haddad; Khoury; Darwish; Kurt; Bulut
"""

_VOORNAMEN = """
Aisha Aleida Alice Amber Amina Anita Anja Anke Anna Annelies Annemarie Anouk Ans Asiye Astrid
Ayla Barbara Bianca Brenda Carla Carolien Chantal Charlotte Chi Christel Cindy Claudia Corine
Dagmar Danique Daphne Debora Denise Desi Dewi Dilan Dominique Dorien Eefje Elif Elisabeth
Ellen Els Emine Emma Esmee Esther Eva Fadoua Fatima Fatma Femke Fenna Fleur Floor Francisca
Fiona Gerda Gerdien Gülsen Hadewych Hafida Hanan Hanna Hanneke Heleen Helga Hilde Ilona Ilse
Inge Ingrid Irene Iris Isabel Jacqueline Jamila Janneke Jantine Jasmijn Jenny Jessica Jet Joke
Jolanda Josien Joyce Judith Julia Karima Karin Kim Kirsten Laila Laura Leonie Leila Lian
Liesbeth Lieke Linda Linh Lisa Lotte Loubna Lucia Lydia Maaike Maartje Manon Marga Margriet
Maria Marieke Marije Marit Marjan Marleen Marlies Martine Maryam Mei Melissa Merel Meryem
Mieke Mila Miranda Mirjam Monique Moniek Nadia Naima Naomi Natalie Nicole Nienke Nina Noor
Noortje Olga Patricia Petra Pien Priya Rachida Renate Renske Rianne Rosa Roos Rosalie Sabine
Safa Samira Sandra Sanne Sara Saskia Selma Sevda Shanti Sharon Silvia Simone Sofie Sonja
Soraya Suzanne Svetlana Tamara Tanja Tessa Thea Thi Tineke Trudy Vera Veronique Wendy Wilma
Xenia Yara Yasmina Yvonne Zahra Zeynep Zoë Aad Aart Abdel Abdullah Adil Ahmed Albert Alex Ali
Amir André Anton Appie Arie Arjen Arno Ashraf Ayoub Bart Bas Ben Berend Bilal Björn Bram Burak
Carlo Cas Cees Chris Coen Cor Daan Daniël Dave David Deniz Dennis Diederik Dirk Dylan Edwin
Emre Eric Erik Erwin Farid Faisal Ferry Floris Frank Freek Gerard Gerben Gert Gijs Giovanni
Guido Gürkan Hamid Hans Harm Harold Hasan Hein Henk Henri Herman Hicham Hugo Ibrahim Ilias
Imran Ivo Jaap Jacob Jan Jarno Jasper Jelle Jeroen Jesse Jim Job Jochem Joep Johan Jonas Joost
Jordi Joris Jos Joshua Julian Jurgen Jurriaan Kaan Karel Karim Kees Kevin Khalid Klaas Koen
Koos Kofi Laurens Leen Leendert Leo Lennart Lars Luc Luuk Maarten Malik Marcel Marco Mark
Martijn Mathijs Matteo Maurits Max Mehmet Menno Michiel Milan Mo Mohamed Mustafa Nabil Nick
Niek Niels Noah Omar Onno Orlando Oscar Özgür Patrick Paul Peter Pepijn Pieter Pim Piotr
Quinten Rachid Raj Ralph Ramon Raoul Redouan Reinier Remco Rens Richard Rick Rob Robert Robin
Roderick Roel Rogier Ronald Ruben Rutger Said Salim Sam Samuel Sander Santosh Sebastiaan
Serdar Sjoerd Soufiane Stef Stefan Steven Sven Teun Theo Thijs Thomas Tim Timo Tjeerd Tobias
Tom Tomasz Ton Tristan Umar Victor Vincent Wessel Wijnand Willem Wim Wouter Xander Yassin
Youssef Yusuf Zakaria
"""

_TUSSENVOEGSELS = (
    "van den ",
    "van der ",
    "van de ",
    "in 't ",
    "van ",
    "de ",
    "den ",
    "ter ",
    "ten ",
)


def _splits(naam: str) -> tuple[str, str]:
    """'van den Berg' as ('van den', 'Berg')."""
    for voegsel in _TUSSENVOEGSELS:
        if naam.startswith(voegsel):
            return voegsel.strip(), naam.removeprefix(voegsel)
    return "", naam


ACHTERNAMEN = tuple(_splits(" ".join(naam.split())) for naam in _ACHTERNAMEN.split(";"))
VOORNAMEN = tuple(_VOORNAMEN.split())
