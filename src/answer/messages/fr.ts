import type { Catalogue } from './en.ts';

/**
 * French as the financial press writes it. Names of assets and causes come without article, gender or number, so no
 * sentence elides (de/d', le/l') or contracts (du, au) before a slot: "Or : baisse de 10,3%", not "l'or a chuté".
 * A colon, a semicolon and quotation marks have a no-break space.
 */
export const fr: Catalogue = {
  // Premise
  'premise.everything':
    'Oui, presque tout a baissé : {down} actifs sur {available} reculent, dont {breadth} de plus d’un mouvement habituel.',
  'premise.everything.plain':
    'Presque tout a baissé : {down} actifs sur {available} reculent, dont {breadth} de plus d’un mouvement habituel.',
  'premise.notEverything.leader': 'Non, tout ne baisse pas : c’est {fall} {group}{rest}.',
  'premise.notEverything.list':
    'Non, tout ne baisse pas. En recul de plus d’un mouvement habituel : {fallers} ; {risers}.',
  'premise.market.leader': 'C’est {fall} {group}{rest}.',
  'premise.market.list': 'En recul de plus d’un mouvement habituel : {fallers} ; {risers}.',
  'premise.restDents': ', avec des replis limités ailleurs',
  'premise.restFlat': ' ; le reste a peu bougé',
  'premise.risers': 'sans baisse : {names}',
  'premise.noRisers': 'le reste a moins bougé',
  'premise.ordinary':
    'Ce n’est pas {claim} : le plus ample des {available} mouvements, {asset}, vaut {z} fois le mouvement habituel, contre 1,9 pour le plus ample d’une séance ordinaire.',
  'premise.ordinary.plain':
    'Rien d’inhabituel : le plus ample des {available} mouvements, {asset}, vaut {z} fois le mouvement habituel, contre 1,9 pour le plus ample d’une séance ordinaire.',
  'premise.nothingFalls': 'Non : rien dans le panel n’a baissé de plus d’un mouvement habituel ; {risers}.',
  'premise.moved.none':
    'Le plus ample mouvement : {asset}, soit {z} fois le mouvement habituel ; rien dans le panel n’a baissé de plus d’un mouvement habituel.',
  'premise.moved.some':
    'Le plus ample mouvement : {asset}, soit {z} fois le mouvement habituel ; en recul de plus d’un mouvement habituel : {fallers}.',
  'premise.claim.crashing': 'un krach',
  'premise.claim.falling': 'une baisse générale',
  'premise.claim.rising': 'une envolée',
  'premise.asset.opposite': '{asset} : pas de {claimed}, mais {did} {change}{usual}.',
  'premise.asset.confirmed': '{asset} : {did} {change}{usual}.',
  'premise.asset.small':
    '{asset} : {did} {change}, moins d’un mouvement habituel ; aucune cause particulière n’est nécessaire.',
  'premise.asset.flat': '{asset} : presque inchangé ({change}), il n’y a donc rien à expliquer.',
  'premise.unknown':
    'Impossible d’en juger : au {date}, {available} mouvements sur {of} sont connus, trop peu pour dire le marché ordinaire ou inhabituel.',
  'premise.asset.missing':
    '{asset} : impossible d’en juger, faute de valeur connue pour ce jour-là ({reason}).',
  'premise.cause.supported': 'La cause soupçonnée, {driver}, est étayée ({odds}).',
  'premise.cause.open': 'La cause soupçonnée, {driver}, est possible, mais pas démontrée ({odds}).',
  'premise.cause.contradicted': 'Les données contredisent la cause soupçonnée, {driver} ({odds}).',
  'premise.cause.noFeed':
    'Impossible de vérifier si tout est parti de là ({driver}) : sans actualité datée, les prix seuls n’indiquent qu’un type de choc ({odds}).',
  'did.fell': 'baisse de',
  'did.rose': 'hausse de',
  'did.unchanged': 'variation de',
  'claimed.up': 'hausse',
  'claimed.down': 'baisse',
  'fall.extreme': 'un krach',
  'fall.large': 'une forte baisse',
  'fall.mild': 'une baisse modérée',
  'group.metals': 'des métaux',
  'group.stocks': 'des actions',
  'group.bonds': 'des obligations',
  'group.crypto': 'des cryptomonnaies',
  'group.energy': 'du pétrole',
  'group.credit': 'du crédit',
  usual: ' ({z} fois le mouvement habituel)',
  'usual.none': ' (moins d’un mouvement habituel)',
  'list.and': '{a} et {b}',
  'list.comma': ', ',
  'list.semicolon': ' ; ',

  // Sections
  'day.unknown': 'Trop peu de données sont connues pour juger cette journée.',
  'label.incomplete': 'En direct, incomplet : {known} prix connus sur {of} pour le {date}',
  'label.newest': ' ; dernière clôture de New York lue : {date}',
  'section.moved': 'Mouvements',
  'section.supported': 'Le mieux étayé',
  'section.not': 'Ce n’est pas cela',
  'section.falsifier': 'Ce qui changerait la lecture',
  'section.analog': 'Épisode le plus proche',
  'section.sources': 'Sources',
  'section.claim': 'L’article et les faits',
  'section.against': 'Arguments contraires',
  'section.evidence': 'Indices',
  'section.status': 'Les suspects de l’article',
  'section.help': 'Vous pouvez demander',
  'section.reading': 'Valeur',
  'section.data': 'Ce que montrent les données',
  'section.compare': 'Comparaison',
  'section.event': 'Actualité datée',
  'section.note': 'Remarque',

  'moved.window': 'sur {n} séances, jusqu’au {date}',
  'moved.day': 'le {date}',
  'moved.none': 'Aucun mouvement de ce jour-là n’est connu.',
  'moved.quiet': 'Peu de variations : {list}',
  'moved.level': '{label} {level}',
  'moved.more': 'Sur {n} séances : {list}',

  // Causes
  'cause.role.trigger': 'déclencheur',
  'cause.role.mechanism': 'mécanisme',
  'cause.role.background': 'contexte',
  'cause.leads': '{driver} ({role}, {odds}) : {evidence}.',
  'cause.possible': 'Seulement possible : {driver} ({role}, {odds}) : {evidence}.',
  'cause.typeOnly':
    'Le profil des mouvements évoque {type} ({odds}) : {evidence}. Sans actualité datée, aucun déclencheur n’est nommé.',
  'cause.against': ' Contre : {evidence}.',
  'cause.unconfirmed': ' Contre, faute de confirmation : {evidence}.',
  'cause.rival': ' Contre, une lecture rivale, {driver} ({odds}), a aussi des appuis : {evidence}.',
  'cause.withoutNews': ' Contre : les prix seuls, sans l’actualité, donnent {db} dB.',
  'cause.noneAgainst': ' Aucune mesure ne va dans le sens contraire.',
  'cause.amplifier': 'Amplificateur attesté, bien que les prix seuls ne le montrent pas : {evidence}.',
  'cause.tied': 'Les écarts sont minces ; l’ordre reste incertain.',
  'cause.none': 'Aucune cause ne se détache : rien de ce qui peut être nommé n’approche les chances égales.',
  'cause.elsewhere': 'Ailleurs ce jour-là : {driver} ({odds}).',
  'cause.noneNeeded': 'Aucune cause particulière n’est nécessaire, et aucune n’est invoquée.',
  'cause.unknown':
    'Aucune cause n’est nommée : trop peu de données sont connues ce jour-là pour en peser une.',
  'cause.nextInLine': 'Le plus proche, sans appuis suffisants pour venir en tête : {driver} ({odds}).',
  'cause.fragile': 'Résultat fragile : sans les tests « {what} », une autre cause passe en tête.',
  'cause.fragileWindow': 'L’ordre dépend de la fenêtre : sur {n} séances, en tête vient {driver}.',
  'cause.fragileWindowNone': 'L’ordre dépend de la fenêtre : sur {n} séances, aucune cause ne se détache.',
  odds: '{db} dB, {word}',
  'word.very-likely': 'très probable',
  'word.likely': 'probable',
  'word.about-even': 'à chances égales',
  'word.unlikely': 'peu probable',
  'word.contradicted': 'contredit par les données',
  'not.line': '{driver} ({odds}) : {evidence}.',
  'not.short': '{driver} ({db} dB) : {evidence}.',
  'falsifier.sink': 'à écarter si {reason}.',
  'falsifier.dash': 'une ruée vers le cash montrerait {needs}.',
  'falsifier.ordinary':
    'Un actif qui bougerait de plus de 3,9 fois son mouvement habituel, ou six actifs sur neuf en recul de plus d’un mouvement habituel.',
  'needs.level': '{label} autour de {value}',
  'needs.change': '{label} {value}',

  // Evidence, by kind of measure
  'ev.z': '{label} {change}{usual}',
  'ev.zLong': '{label} {z} fois le mouvement habituel sur {n} séances',
  'ev.change': '{label} {change}',
  'ev.level': '{label} {level}',
  'ev.levelZ': '{label} à {z} σ de sa moyenne annuelle',
  'ev.funding': 'SOFR-IORB {level} (au plus {value} sur cinq relevés, hors effets de calendrier)',
  'ev.breadth': '{n} des {of} actifs en recul de plus d’un mouvement habituel',
  'ev.excess': 'baisse supérieure à celle des actions de {z} fois le mouvement habituel ({label})',
  'ev.excessLess': 'pas de baisse supérieure à celle des actions ({label})',
  'ev.crowdedFor': 'baisse de {z} fois le mouvement habituel après un long rallye ({label})',
  'ev.crowdedAgainst': 'aucun actif sortant d’un long rallye n’a fortement baissé',
  'ev.concentration': 'mouvement égal à {value} fois celui d’un actif ordinaire ({label})',
  'ev.quiet':
    'les mouvements de l’or, des obligations longues et du dollar valent en moyenne {z} fois le mouvement habituel',
  'ev.bothFor': '{labels} concordent',
  'ev.bothAgainst': '{labels} ne concordent pas',
  'ev.joint': '{labels} ont bougé ensemble, comme l’exige cette lecture',
  'ev.volatility': 'la volatilité préalable valait {value} fois son niveau habituel',
  'ev.percentile': '{label} au percentile {value} de ses 250 dernières valeurs avant le mouvement',
  'ev.event': '{headline} ({date}, {source})',
  'ev.eventCoarse': '{headline} ({date}, heure inconnue, {source})',
  'ev.noEvent': 'aucun événement de ce type dans l’actualité vérifiée',
  'ev.weakEvent': 'l’actualité datée pèse peu au total ({headline}, {date})',
  'ev.calendar': 'une date du calendrier : {kind}',
  'ev.noFeed': 'actualité non enregistrée',

  // Calendar dates without a record of their own
  'calendar.quarter_end': 'fin de trimestre',
  'calendar.month_end': 'fin de mois',
  'calendar.tax': 'échéance fiscale',
  'calendar.settlement': 'règlement de titres du Trésor',
  'calendar.expiry': 'échéance d’options',

  // Analog
  'analog.close': '{name}, {date} (distance {distance})',
  'analog.none': 'aucun n’est proche ; le moins éloigné est {name}, {date} (distance {distance})',
  'analog.unknown': 'aucun : trop peu de chiffres du jour sont connus pour comparer',
  'analog.nothing': 'aucun : pas un épisode de la bibliothèque n’était alors terminé',
  'analog.notLike': ' ; sans ressemblance avec {name}, {date} ({distance})',
  'analog.difference': '. Différences : {axes}',
  'analog.axis': '{label} {today} contre {then}',

  // Sources
  'sources.line':
    '{publishers}. Clôtures de New York ({dates}) ; cryptomonnaies à 24:00 UTC. L’appui (dB) tient en partie du jugement{searched}.',
  'sources.running':
    '{publishers}. Cours du moment où le marché est ouvert, sinon dernière valeur officielle ({dates}). L’appui (dB) tient en partie du jugement{searched}.',
  'sources.coin':
    '{publishers}. Clôtures de New York ({dates}) ; cryptomonnaies au cours du moment. L’appui (dB) tient en partie du jugement{searched}.',
  'sources.values':
    '{publishers}. Valeurs des dates suivantes : {dates}. L’appui (dB) tient en partie du jugement{searched}.',
  'sources.instead': 'Donnée moins récente chez {preferred}, donc prise ailleurs : {what}.',
  'sources.searched': ' ; le choix de la fenêtre a coûté 3 dB',

  // Other answers
  'reading.line': '{label} : {level} le {date}{change}',
  'reading.priceLine': '{label}, {date} : {change}',
  'reading.changes': ' ; {list}',
  'reading.over1': '{change} sur la séance',
  'reading.overN': '{change} sur {n} séances',
  'reading.overRelease': '{change} depuis la publication précédente',
  'reading.percentile': 'percentile {value} de ses 250 dernières valeurs',
  'reading.usual': '{z} fois le mouvement habituel sur la séance',
  'reading.noneInWindow': 'rien n’a été publié sur la période',
  'reading.gap': '{label} : pas de valeur pour ce jour-là ({reason}).',
  'reading.nearest': 'Ce qui existe à la place : {list}.',
  'compare.unknown': '« {name} » n’est pas connu ici et ne peut donc pas être comparé.',
  'unavailable.known': 'Hors des sources disponibles ici : {what}. Aucun chiffre ne peut donc être donné.',
  'unavailable.live': 'Pas de données en direct ici : il s’agit de la journée enregistrée.',
  'driver.line': '{driver} : {word} ({db} dB).',
  'driver.for': 'Pour : {evidence}.',
  'driver.unconfirmed': 'Sans confirmation : {evidence}.',
  'driver.against': 'Contre : {evidence}.',
  'driver.goldTrap': 'Une baisse de l’or ne suffirait pas à l’écarter ; le pétrole est un meilleur test.',
  'driver.leaders': 'Les mieux étayés : {list}.',
  'driver.missing': 'Non mesurable alors : {list}.',
  'confidence.line':
    'La lecture la mieux étayée, {driver}, est à {db} dB : un rapport de {ratio}, soit environ {percent} si on le lit comme une probabilité.',
  'confidence.none': 'Aucune cause n’est nommée pour ce jour-là : il n’y a donc pas de chiffre à défendre.',
  'confidence.up': 'Ce qui la renforce : {evidence}.',
  'confidence.down': 'Ce qui l’affaiblit : {evidence}.',
  'confidence.caveat':
    'Les pondérations sont en partie mesurées, en partie jugées, et une douzaine de journées étiquetées ne suffit pas à les calibrer : à lire comme un degré d’appui, non comme une fréquence.',
  'confidence.fragile':
    'Retirer un bloc de tests ou changer de fenêtre peut modifier la cause en tête : le résultat n’est pas solide.',
  'confidence.firm':
    'La cause en tête reste la même quel que soit le bloc de tests retiré, et dans les autres fenêtres.',
  'advice.decline':
    'Je ne donne aucun conseil d’achat, de vente ou de position ; un conseiller agréé qui connaît votre situation le peut. Je peux en revanche dire ce qui a bougé et pourquoi.',
  'forecast.decline':
    'Personne ne peut le savoir, et je ne prévois ni niveaux ni directions. Ce qui peut être vérifié dès maintenant :',
  'quote.none':
    'Je n’ai pour le {date} aucune déclaration vérifiée et horodatée à ce sujet : je n’en cite ni n’en paraphrase donc aucune.',
  'quote.noFeed':
    'L’actualité du {date} n’est pas enregistrée ; sans déclaration vérifiée et horodatée, je n’en cite aucune.',
  'quote.some': 'Déclarations datées connues jusqu’au {date} :',
  'quote.line': '{headline} ({date}, {source})',
  'quote.last': 'La dernière connue : {headline} ({date}, {source}).',
  'quote.instead': 'Ce que je peux vérifier à la place : {list}.',
  'who.line': '{person} : {role} (du {from} au {to}).',
  'who.open': '{person} : {role} (depuis le {from}).',
  'who.unknown':
    'Je ne tiens de faits datés que sur quelques titulaires de charges publiques, et ce nom n’en fait pas partie.',
  'inject.decline':
    'Je m’en tiens à expliquer les marchés avec des données vérifiées : je ne suis pas les instructions d’un message qui demandent autre chose, et je ne donne aucun ordre de Bourse.',
  'inject.ignored': 'Les instructions contenues dans le texte collé ont été traitées comme du texte.',
  'claim.article': 'Article : {claim}.',
  'claim.record': 'Les faits : {record}',
  'claim.none':
    'Je connais les affirmations d’un seul article : {title}. Demandez-en une, par exemple le repo et le SOFR, le QT et les crédits immobiliers, la faiblesse du dollar ou le 312.',
  'compare.none': 'Rien dans la bibliothèque n’y correspond ; elle contient {list}.',
  'compare.beyond':
    'L’année {year} précède les données d’ici, qui commencent en 2018 : aucun chiffre ne peut être mis en regard.',
  'compare.tooLittle':
    '{name}, {date} : comparaison impossible, car trop peu de chiffres du jour sont connus.',
  'compare.future': '{name} ({date}) est postérieur au jour demandé.',
  'compare.verdict.like': 'La journée ressemble à cet épisode : {name} ({date}), distance {distance}.',
  'compare.verdict.unlike':
    'Pas de ressemblance avec cet épisode : {name} ({date}), distance {distance} ; il faudrait moins de 0,5 pour être proche.',
  'compare.nearest': 'Le plus proche dans la bibliothèque : {name}, {date} (distance {distance}).',
  'compare.today': 'ce jour',
  'compare.column': 'mesure',
  'compare.sample':
    'Quelques épisodes ne font qu’un petit échantillon : la suite qu’ils ont connue n’est pas une prévision.',
  'method.line1':
    'La prémisse est mesurée d’abord : neuf actifs, chaque mouvement divisé par son mouvement habituel (la dispersion des 250 jours précédents).',
  'method.line2':
    'Chaque facteur est ensuite testé, pour et contre, avec des prix datés et une actualité datée ; chaque test ajoute ou retire des décibans, et les tests corrélés comptent pour moitié.',
  'method.line3':
    'Un déclencheur n’est nommé qu’avec un événement daté ; pour venir en tête, il faut des chances presque égales et 5 dB de mieux que le suivant.',
  'method.line4':
    'Les pondérations viennent de fréquences mesurées, de la littérature et du jugement, chacune signalée comme telle ; ce ne sont pas des probabilités calibrées.',
  'help.intro': 'J’explique les mouvements de marché à partir de données datées. Par exemple :',
  'help.notUnderstood':
    'Je n’ai pas compris la question, et sans modèle de langage je ne connais que celles sur les marchés. Par exemple :',
  'help.example1': 'pourquoi tout baisse ?',
  'help.example2': 'pourquoi l’or baisse cette semaine ?',
  'help.example3': 'est-ce une ruée vers le cash ?',
  'help.example4': 'comparer avec le 312',
  'help.example5': 'quel est le taux à 10 ans ?',
  'help.example6': 'à quel point en êtes-vous sûr ?',
  'hello.line': 'Bonjour. Demandez-moi pourquoi un actif a bougé ; je réponds avec des chiffres datés.',
  'thanks.line': 'Je vous en prie.',
  'note.language':
    'Le narrateur intégré écrit en anglais, chinois, espagnol, allemand, français, portugais et japonais ; cette réponse est en anglais.',
  'note.closed': 'Pas de séance à New York le {date} : c’est la clôture du {session} qui est lue.',
  'note.noMemory':
    'La mémoire et les réglages sont indisponibles pour le moment : cette réponse vient du code et n’est pas retenue.',
  'note.gaps': 'Indisponible alors : {list}.',
  'note.feedDown':
    'L’actualité de ce jour-là n’est pas enregistrée : d’un déclencheur, seul le type est indiqué.',
  'note.newsUnread':
    'Les sources d’actualité de ces jours n’ont pas toutes pu être lues : d’un déclencheur, seul le type est indiqué.',
  'note.weekend': 'Actions, obligations et métaux sont fermés ; leurs valeurs datent du {date}.',
  'note.noModel': 'Écrit par le code : aucun modèle de langage n’est configuré.',
  'note.modelDown': 'Écrit par le code : le modèle de langage n’a pas répondu ({reason}).',
  'note.modelBroke':
    'Le modèle de langage s’est arrêté en cours de route ({reason}) ; la suite est écrite par le code.',
  'note.unverified': 'Écrit par le code : le texte du modèle n’a pas passé la vérification.',
  'note.dropped': 'Phrases du modèle omises, faute de vérification possible : {n}.',
  'note.cut': 'La réponse du modèle a été coupée à sa longueur maximale.',
  'note.budget':
    'Écrit par le code : le budget du jour ({scope}) est épuisé ; il repart à zéro à {time} UTC.',
  'scope.user': 'utilisateur',
  'scope.chat': 'discussion',
  'scope.bot': 'bot',
  'block.haven': 'valeurs refuges',
  'block.fx': 'changes',
  'block.rates': 'taux',
  'block.inflation': 'inflation',
  'block.energy': 'pétrole',
  'block.equity': 'actions',
  'block.equity60': 'actions à 60 séances',
  'block.credit': 'crédit',
  'block.vol': 'volatilité',
  'block.funding': 'financement',
  'block.crypto': 'cryptomonnaies',
  'block.crowd': 'positions encombrées',
  'block.event': 'actualité',
  'block.breadth': 'ampleur',
  'block.other': 'calme des autres actifs',
  'block.concentration': 'concentration',
  'block.joint': 'mouvement conjoint',
  'note.byCode': 'Écrit par le code.',
  'rare.four':
    'S&P 500, or, Treasuries longs et bitcoin en recul simultané de plus d’un mouvement habituel : cela arrive environ {percent} des jours (de 2015 à mi-2026).',
  'cause.alsoDated': 'Également daté, sans venir en tête : {list}.',
  'cause.afterClose': 'Après la clôture : {list}.',
  'moved.before': 'La séance précédente : {list}',
  'premise.weekend':
    '{asset} : {did} {change} depuis la clôture du {date} ; actions, obligations et métaux sont fermés, sans prix plus récent, et un week-end peu liquide accentue les mouvements.',
  'cause.weekend':
    'Aucune actualité datée et vérifiée ne concerne ce week-end : impossible de distinguer une cause du manque de liquidité ; ce qui suit est l’évaluation de la dernière séance.',
  'note.readAs': 'Compris comme : « {text} ».',
  'note.emptyModel': 'Écrit par le code : le modèle n’a donné aucune réponse.',
  'trouble.MODEL_AUTH': 'sa clé a été refusée',
  'trouble.MODEL_NOT_FOUND': 'le modèle est introuvable',
  'trouble.MODEL_RATE_LIMIT': 'trop de requêtes en ce moment',
  'trouble.MODEL_BAD_REQUEST': 'le serveur a refusé la requête',
  'trouble.MODEL_UNAVAILABLE': 'le serveur est injoignable',
  'trouble.MODEL_TIMEOUT': 'délai dépassé',
  'trouble.MODEL_PROTOCOL': 'sa réponse est illisible',
  'trouble.MODEL_ABORTED': 'arrêté',
};
