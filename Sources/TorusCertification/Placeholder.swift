// TorusCertification
