"""What `driehoek bench` needs in processes of their own: servers, a peer, and who calls them."""
