import type { PictureWords } from '../words.ts';

export const fr: PictureWords = {
  recorded: 'Journée enregistrée',
  past: 'Journée passée',
  sources: (names) => `Source : ${names}`,
  andMore: (count) => `et ${count} de plus`,
  reading: {
    moved: (name, up, change, moves, over) =>
      `${name} : ${up ? 'hausse' : 'baisse'} de ${change}${over}${moves === undefined ? '' : `, ${moves} fois le mouvement habituel`}`,
    over: (counted) => ` sur ${counted}`,
    withinUsual: (name, change, over) => `${name} ${change}${over} : moins d’un mouvement habituel`,
    unchanged: (name, over) => `${name} : sans changement${over}`,
    stands: (name, level) => `${name} : ${level}`,
    subtitle: (count, what) => `${what} ; séances affichées : ${count}`,
    subtitleReleases: (count, what) => `${what} ; valeurs affichées : ${count}`,
    sinceFirst: 'variation depuis le premier jour affiché, %',
    band: 'normal : clôture précédente ± 2 mouvements habituels',
    bandReleases: 'normal : valeur précédente ± 2 mouvements habituels',
    marks: '3 mouvements habituels ou plus',
    events: 'actualité enregistrée',
    level: 'Niveau',
    percentile: 'Percentile',
  },
  board: {
    subtitle: (known, all) =>
      `Indicateurs avec une valeur : ${known} sur ${all}. Chaque case en est un ; chaque ligne, le principal qui a le plus bougé.`,
    noLargest: 'Aucun indicateur n’a de valeur ce jour',
    everyIndicator: 'Famille',
    largestMove: 'Plus fort mouvement',
    down: 'baisse de 3 mouv. habituels',
    usual: 'habituel',
    up: 'hausse de 3',
    gap: 'sans valeur',
    noValue: 'pas de valeur ce jour',
    note: 'Couleurs : variation sur 1 séance en mouvements habituels. * sur une publication et sur quatre.',
  },
  drivers: {
    subtitle: (window) => `Indices pour et contre chaque facteur, en décibans (dB) ; fenêtre : ${window}`,
    lead: (role, name, odds, word) => `Le mieux étayé (${role}) : ${name}, ${odds} dB (${word})`,
    none: 'Une journée inhabituelle, mais aucune cause ne peut être nommée',
    against: 'contre',
    for: 'pour',
    odds: 'cote',
    greyed: 'ne peut être nommé',
    more: (count) => `et ${count} de plus, avec une cote plus faible`,
    note: 'dB : dix valent dix contre un, zéro des chances égales, moins dix un contre dix.',
  },
  cross: {
    panel: (count) => `Les ${count} actifs`,
    beside: 'À part',
    everything: (down, all) => `Presque tout a baissé : ${down} actifs sur ${all} en recul`,
    nothing: (name, change, moves) =>
      `Rien n’a baissé de plus d’un mouvement habituel ; le plus fort : ${name} ${change} (${moves})`,
    notEverything: (name, change, moves) =>
      `Tout n’a pas baissé ; le plus fort : ${name} ${change} (${moves} fois le mouvement habituel)`,
    ordinary: (name, moves) =>
      `Une journée ordinaire ; le plus fort : ${name}, ${moves} fois le mouvement habituel`,
    subtitle: (window) =>
      `Variations sur ${window}, en mouvements habituels, d’après les 250 séances précédentes de chacun`,
    band: 'moins d’un mouvement habituel',
    note: 'Les barres s’arrêtent à 8 mouvements habituels ; le chiffre dit le reste.',
  },
  analog: {
    subtitle: 'En mouvements habituels ; un trait court signale deux jours semblables sur cet axe',
    alike: 'semblable',
    unlike: 'différent',
    levels: 'Niveaux, ce jour / alors :',
  },
  framework: {
    title: (supported, contradicted, tested) =>
      `Carte causale, sur ${tested} liens testés : ${supported} étayés, ${contradicted} contredits`,
    subtitle: 'ses liens, colorés selon ce que montre ce jour',
  },
  chart: 'Graphique',
};
