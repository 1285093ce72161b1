/**
 * Words that make a long password easy to guess: what people put together when asked for twelve characters.
 * Written without accents and in lower case. The city's name, and the names of the person, are added when a password is checked.
 */
export const COMMON_WORDS: readonly string[] = `
  motdepasse mot de passe mdp password passwd passwort pass secret secrets identifiant connexion login utilisateur user compte access acces entree ouvrir
  admin administrateur administrator root superuser test essai demo exemple example default changeme changezmoi changer nouveau nouvelle temporaire provisoire temp
  azertyuiop azerty qsdfghjklm qsdfgh wxcvbn qwertyuiop qwerty asdfghjkl asdfgh zxcvbnm zxcvbn poiuyt ytreza qwertz
  bonjour bonsoir salut hello bienvenue welcome merci coucou letmein ouvretoi sesame
  soleil sunshine etoile amour jetaime love iloveyou chouchou doudou loulou cherie princesse princess coeur bisous licorne dragon monkey master shadow superman batman pokemon starwars naruto
  football foot rugby tennis marseille paris lyon lille nantes toulouse bordeaux france french francais republique liberte egalite fraternite
  mairie ville commune municipal municipale hoteldeville hotel service services bureau accueil guichet agent agents public citoyen parvis metropole departement region
  janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre january february march april may june july august september october november december
  lundi mardi mercredi jeudi vendredi samedi dimanche monday tuesday wednesday thursday friday saturday sunday
  printemps ete automne hiver spring summer autumn winter vacances noel rentree
  nicolas julien camille thomas marie pierre jean alexandre maxime antoine celine isabelle nathalie laurent philippe catherine
  informatique ordinateur windows microsoft google internet telephone
  chocolat fromage maison jardin famille enfant ecole cantine papillon fleur chat chien tigre lapin
`
  .trim()
  .split(/\s+/)
  .filter((word) => word.length >= 3)
