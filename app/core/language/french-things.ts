import { withoutAccents } from './without-accents';

/**
 * [J] What shops sell and what descriptions label, by the first word of a French title or line: `Affiche`, `Bottes`,
 * `Auteurs`. In the singular, without accents. English has some of them too (`figurine`, `poster`), and none alone.
 */
export const THINGS: ReadonlySet<string> = new Set(
  (
    'abat-jour accessoire acteur affiche aimant album ampoule anneau appareil armoire arrosoir artiste aspirateur ' +
    'assiette assouplissant auteur autocollant autrice bague balai balle ballerine ballon bande-dessinee bandeau ' +
    'barre barrette bas baskets bateau baton batterie baume bavoir bd berceau beurre biberon bibliotheque bicyclette ' +
    'biere bijou biscuit blouson bobine boisson boite bol bonbon bonnet botte bottine boucle bougie bouilloire boule ' +
    'boussole bouteille bouton bracelet brassard broche brosse bustier cabas cadeau cadenas cadre cafetiere cagoule ' +
    'cahier caisse calecon calendrier canape canot cape capuchon carnet carte cartouche casque casquette casse-tete ' +
    'ceinture cerf-volant certificat chaine chaise chandail chandelle chanson chanteur chapeau chapitre chargeur ' +
    'chaudron chauffage chaussette chausson chaussure chemise chemisier chocolat cidre cintre ciseau classeur ' +
    'clavier coffre coffret collant colle collier commode compositeur confiture coque corde cordon costume couche ' +
    'coupe coussin couteau couvercle couverture couvre-lit cravate creme croquette cuillere cuir cuissard culotte ' +
    'debarbouillette debardeur decalque deguisement dentifrice deodorant dessin dessinateur diffuseur disque ' +
    'distributeur douillette drap drapeau duo eau echarpe echelle ecouteur ecran ecusson editeur enceinte ' +
    'encens encre engrais ensemble enveloppe epee epice epicerie epingle epinglette eponge escarpin etagere ' +
    'etiquette etui eventail fabricant farine fauteuil fermoir feutre ficelle figurine filtre fixation flacon ' +
    'foulard fourchette fromage fusee gamelle gamme gant gigoteuse gilet gobelet gomme gourde graine gravure ' +
    'grenouillere guetre guidon guirlande guitare hache hamac hamecon haut-parleur hochet horloge housse huile ' +
    'illustration impermeable imprimante insigne interprete jambiere jardiniere jean jeton jeu jouet jumelle jupe ' +
    'jus laisse lampadaire lampe lanterne lave-vaisselle laveuse lecteur lessive leurre linge lingette litiere livre ' +
    'luge luminaire lunette maillot manchon manette manteau manuel maquette maquillage marionnette marque ' +
    'marque-page marteau mascotte masque matelas medaille medaillon menotte meuble micro-ondes miel miroir mitaine ' +
    'mocassin modele montre morceau moto moulin moulinet mousqueton mug musicien musique nappe napperon narrateur ' +
    'nettoyant nourriture oeuvre ordinateur oreiller outil ouvrage paire panier pantalon pantoufle papier parapluie ' +
    'parasol parfum pate patin patinette peigne peinture pelle peluche pendentif perceuse perle personnage ' +
    'photographie pichet pince pinceau piste planche plante plaque pneu poele poignee pommade porte-bebe porte-cle ' +
    'porte-clef porte-monnaie portefeuille poster poudre poupee poussette produit puzzle pyjama raquette rateau ' +
    'realisateur rechaud recueil refrigerateur regle rideau robe roman roue rouge rouleau ruban sabre sac sac-a-dos ' +
    'sachet salopette sandale sandales savon scenariste scie seau secheuse selle semelle serie serre-tete serviette ' +
    'shampoing shampooing siege sirop soulier souris sous-verre sous-vetement soutien-gorge statue statuette stylo ' +
    'sucette surligneur t-shirt tablette tablier tabouret taille-crayon tapis tasse tee-shirt telephone tente ' +
    'terreau thermos tire-bouchon tirelire tissu titre toile tome tondeuse torchon tournevis traducteur traineau ' +
    'trottinette trousse tunique tuque tuyau vaisselle valise vase veilleuse velo ventilateur vernis verre veste ' +
    'veston vetement vin vinyle vis visiere voilier voiture voiturette'
  ).split(' '),
);

/** Whatever its case, accents and number. */
export function isFrenchThing(word: string): boolean {
  const bare = withoutAccents(word.toLowerCase().replaceAll('œ', 'oe'));
  return THINGS.has(bare) || THINGS.has(bare.replace(/(?<=eau|eu)x$|s$/, ''));
}
