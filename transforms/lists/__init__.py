"""The lists behind figures: who the members are, for those inside the agency who work with them."""
