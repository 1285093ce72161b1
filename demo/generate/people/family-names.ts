/** Family names of the region, all ordinary or invented. */
export const FRENCH_FAMILY_NAMES: readonly string[] =
  `Aubourg Auger Auzou Anquetil Alleaume Avenel Bachelet Bailleul Barbey Baudry Bazire Beaucamp Bellenger Bénard Berthelot Bertin Biard Bigot Blanchet Bocquet Boissel Bonnet Bouchard Boudin
Boulanger Bourdon Bourgeois Bréant Bréard Briand Brunel Cauchois Cavelier Caron Carpentier Chevalier Chauvin Clément Collet Cordier Cornu Coulon Crevel Damiens Danger Daubeuf Decaux Defrance
Delacroix Delahaye Delamare Delaunay Delattre Deschamps Deshayes Desmarest Dieul Doré Douville Drouet Duboc Dubois Dubosc Duclos Dufour Duhamel Dumesnil Dumont Dupont Dupuis Durand Duval
Fauvel Fermanel Feugueur Fleury Fontaine Foucault Fouquet Fournier Frémont Gallais Garnier Gaudray Gauthier Gautier Gervais Girard Godefroy Gosselin Goupil Grandsire Grenet Grimaux Guérard Guérin
Guillemette Hamel Harel Hauchecorne Hautot Hébert Hédouin Henry Hervieu Houel Hue Huet Jourdain Joly Lacaille Laîné Lambert Lanfry Langlois Laurent Lebas Leblond Lebourgeois Lebreton Lecarpentier
Leclerc Lecomte Lecointre Lecoq Lecourtois Lefaux Lefebvre Lefrançois Legay Legendre Legrand Legros Lejeune Leloup Lemaire Lemaître Lemarchand Lemercier Lemoine Lemonnier Lenoir Lepage Leprêtre
Leroux Leroy Lesage Lesueur Letellier Levasseur Levavasseur Levillain Liot Loisel Lormier Louvel Mabire Maillard Malandain Mallet Marais Marchand Marie Martel Martin Masson Maucourt Mauger
Ménard Mercier Mesnil Michel Monnier Moreau Morel Morin Motte Neveu Noël Osmont Oursel Palfray Paris Patin Paumier Pellerin Perrier Pesquet Petit Picard Pigné Pimont Poisson Poulain Poulard
Prévost Quesnel Quibel Renard Renault Revel Richard Ricard Rivière Robert Rocher Roger Rousseau Roussel Roy Sautreuil Savary Sénécal Simon Tassel Terrier Thévenot Thomas Thuillier Tocqueville
Toutain Turpin Vallée Vasseur Vasselin Vauquelin Vigneron Villain Vimont Vittecoq Voisin Yon`
    .split(/\s+/)
    .filter((name) => name !== '')
