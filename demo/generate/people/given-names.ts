const names = (list: string): readonly string[] => list.split(' ')

/** Given names by the generation that bore them. */
export const FRENCH_GIVEN_NAMES = {
  madam: {
    old: names(
      'Monique Jacqueline Denise Simone Odette Ginette Yvette Paulette Micheline Renée Huguette Lucienne Raymonde Colette Arlette Thérèse Solange Andrée Marcelle Josette Bernadette Nicole Jeannine Georgette',
    ),
    middle: names(
      'Catherine Martine Sylvie Nathalie Isabelle Véronique Christine Sandrine Valérie Corinne Patricia Florence Brigitte Laurence Pascale Agnès Anne Béatrice Dominique Muriel Karine Stéphanie Céline Delphine Virginie Carole Sophie Hélène',
    ),
    young: names(
      'Julie Marine Camille Laura Pauline Mélanie Émilie Charlotte Mathilde Manon Chloé Marion Elodie Aurélie Anaïs Justine Lucie Amandine Audrey Clémence Margaux Léa Sarah Alice Ophélie Coralie Marie Claire',
    ),
    child: names(
      'Jade Louise Emma Alice Ambre Lina Rose Chloé Mia Léa Anna Mila Julia Romy Lou Inès Léna Agathe Juliette Zoé Nina Éva Jeanne Manon Charlie Sofia Olivia Victoire',
    ),
  },
  sir: {
    old: names(
      'Marcel André Roger René Maurice Robert Raymond Georges Lucien Henri Roland Gilbert Fernand Émile Bernard Jacques Claude Guy Pierre Jean Michel Serge Gérard Daniel',
    ),
    middle: names(
      'Philippe Patrick Alain Christian Pascal Thierry Laurent Éric Frédéric Stéphane Didier Bruno Olivier Christophe Franck Gilles Vincent Denis Hervé Jérôme Fabrice Xavier Yves Ludovic Cédric Sébastien David',
    ),
    young: names(
      'Thomas Nicolas Julien Kévin Alexandre Maxime Romain Florian Antoine Quentin Clément Guillaume Jérémy Anthony Benjamin Mathieu Adrien Valentin Hugo Simon Corentin Baptiste Arthur Lucas Théo Paul',
    ),
    child: names(
      'Gabriel Léo Raphaël Louis Arthur Jules Maël Noah Adam Lucas Hugo Sacha Liam Gabin Éden Paul Nathan Aaron Léon Tom Ethan Marius Victor Timéo Enzo Noé Malo Robin',
    ),
  },
} as const

/** Families from elsewhere keep given names of there, and often give French ones to their children. */
export const ORIGINS = {
  maghreb: {
    madam: names('Fatima Khadija Samira Nadia Leïla Amina Malika Soraya Yasmine Karima Houria Naïma Zohra Rania Sana Imane'),
    sir: names('Mohamed Ahmed Karim Rachid Youssef Mehdi Samir Nabil Omar Abdelkader Bilal Hicham Farid Tarek Walid Ismaël'),
    family: names(
      'Benali Bouzid Haddad Mansour Belkacem Saïdi Cherif Amrani Khelifi Ziani Benomar Rahmani Brahimi Taleb Hamdi Lahlou Berrada Meziane Djaballah Slimani Boukhari Zerouali Naciri Kaddour',
    ),
  },
  westAfrica: {
    madam: names('Aminata Fatoumata Mariam Awa Aïssatou Kadiatou Ndeye Rokia Hawa Oumou Adama Salimata Coumba Bintou'),
    sir: names('Mamadou Ibrahima Moussa Ousmane Amadou Abdoulaye Sékou Cheikh Boubacar Seydou Modou Lamine Souleymane Issa'),
    family: names(
      'Diallo Traoré Diarra Keïta Camara Ba Sow Ndiaye Coulibaly Konaté Cissé Sylla Fofana Touré Doumbia Sarr Gueye Kanté Dembélé Koné',
    ),
  },
  portugal: {
    madam: names('Maria Ana Fernanda Isabel Paula Teresa Carla Sónia Lucia Beatriz'),
    sir: names('José Manuel António Carlos João Paulo Rui Luís Jorge Nuno'),
    family: names('Ferreira Teixeira Da-Silva Pereira Carvalho Rodrigues Gomes Lopes Martins Alves Sousa Oliveira Marques Ribeiro'),
  },
  turkey: {
    madam: names('Elif Ayşe Zeynep Emine Hatice Merve Esra Selin Fatma Derya'),
    sir: names('Mehmet Mustafa Ali Emre Hüseyin Murat Yusuf Burak Kemal Serkan'),
    family: names('Yıldız Kaya Demir Çelik Şahin Öztürk Aydın Arslan Doğan Koç Aslan Polat'),
  },
  italy: {
    madam: names('Giulia Chiara Francesca Marta Elena Silvia Valentina Paola'),
    sir: names('Marco Luca Matteo Andrea Paolo Davide Stefano Lorenzo'),
    family: names('Ferrante Oddone Bernardi Marchetti Rossetti Galli Ferraro Conti Moretti Bellini Caruso Vitale'),
  },
  ukraine: {
    madam: names('Oksana Olena Iryna Natalia Kateryna Yulia Svitlana Daria'),
    sir: names('Andriy Oleksandr Serhiy Dmytro Mykola Taras Ivan Bohdan'),
    family: names('Kovalenko Bondarenko Tkachenko Shevchuk Boyko Melnyk Kravchenko Oliynyk Savchenko Lysenko'),
  },
  britain: {
    madam: names('Emily Sarah Aoife Rachel Hannah Grace Megan Fiona'),
    sir: names('James Daniel Patrick Oliver Thomas Liam Andrew Sean'),
    family: names('Brennan Walsh Parker Hughes Bennett Doyle Marshall Foster Wright Murphy Collins Shaw'),
  },
  asia: {
    madam: names('Linh Mai Thu Hoa Lan Mei Xin Trang'),
    sir: names('Minh Tuan Duc Hieu Long Wei Jun Quang'),
    family: names('Nguyen Tran Le Pham Hoang Vu Chen Wang Zhang Lin'),
  },
  spain: {
    madam: names('Carmen Lucía Pilar Elena Marta Sofía'),
    sir: names('Javier Miguel Álvaro Sergio Pablo Diego'),
    family: names('García Fernández Moreno Ortega Navarro Romero Castro Molina'),
  },
} as const
export type Origin = keyof typeof ORIGINS
