/**
 * Everything the narrator says, in English. `{name}` is a slot; a translation must use the same slots.
 * Sentences are short: one claim each, its figures beside it.
 */
export const en = {
  // Premise
  'premise.everything':
    'Yes, nearly everything fell: {down} of {available} assets are down, {breadth} of them by more than a usual move.',
  'premise.everything.plain':
    'Nearly everything fell: {down} of {available} assets are down, {breadth} of them by more than a usual move.',
  'premise.notEverything.leader': 'Not everything: this is a {group} {fall}{rest}.',
  'premise.notEverything.list': 'Not everything: {fallers} fell by more than a usual move; {risers}.',
  'premise.market.leader': 'This is a {group} {fall}{rest}.',
  'premise.market.list': '{fallers} fell by more than a usual move; {risers}.',
  'premise.restDents': ' with small dents elsewhere',
  'premise.restFlat': ', and the rest barely moved',
  'premise.risers': '{names} did not fall',
  'premise.noRisers': 'the others moved less',
  'premise.ordinary':
    'It is not {claim}: the largest of {available} moves, {asset}, is {z} usual moves, and on a typical day the largest is 1.9.',
  'premise.ordinary.plain':
    'Nothing unusual happened: the largest of {available} moves, {asset}, is {z} usual moves, and on a typical day the largest is 1.9.',
  'premise.nothingFalls': 'No: nothing in the panel fell by more than a usual move; {risers}.',
  'premise.moved.none':
    'The largest move was {asset}, {z} usual moves; nothing in the panel fell by more than a usual move.',
  'premise.moved.some':
    'The largest move was {asset}, {z} usual moves; {fallers} fell by more than a usual move.',
  'premise.claim.crashing': 'crashing',
  'premise.claim.falling': 'everything falling',
  'premise.claim.rising': 'a rally',
  'premise.asset.opposite': '{asset} did not {claimed}: it {did} {change}{usual}.',
  'premise.asset.confirmed': '{asset} {did} {change}{usual}.',
  'premise.asset.small': '{asset} {did} {change}, less than one usual move: no special cause is needed.',
  'premise.asset.flat': '{asset} hardly moved ({change}), so there is no move to explain.',
  'premise.unknown':
    'This cannot be judged: {available} of {of} moves to {date} are known, too few to call the market ordinary or unusual.',
  'premise.asset.missing': 'What {asset} did cannot be judged, for no value of that day is known: {reason}.',
  'premise.cause.supported': 'The suspected cause, {driver}, is supported ({odds}).',
  'premise.cause.open': 'The suspected cause, {driver}, is possible but not shown ({odds}).',
  'premise.cause.contradicted': 'The data speak against the suspected cause, {driver} ({odds}).',
  'premise.cause.noFeed':
    'Whether {driver} started it cannot be checked: no dated news is available, and prices alone only show a type ({odds}).',
  'did.fell': 'fell',
  'did.rose': 'rose',
  'did.unchanged': 'was unchanged',
  'claimed.up': 'rise',
  'claimed.down': 'fall',
  'fall.extreme': 'crash',
  'fall.large': 'sell-off',
  'fall.mild': 'dip',
  'group.metals': 'metals',
  'group.stocks': 'stock market',
  'group.bonds': 'bond',
  'group.crypto': 'crypto',
  'group.energy': 'oil',
  'group.credit': 'credit',
  usual: ' ({z} usual moves)',
  'usual.none': ' (less than a usual move)',
  'list.and': '{a} and {b}',
  'list.comma': ', ',
  'list.semicolon': '; ',

  // Sections
  'day.unknown': 'Too little of the day is known to judge it.',
  'label.incomplete': 'Live, incomplete: {known} of {of} prices of {date} known',
  'label.newest': '; newest New York close read: {date}',
  'section.moved': 'Moved',
  'section.supported': 'Best supported',
  'section.not': 'Not this',
  'section.falsifier': 'Would change my mind',
  'section.analog': 'Closest analog',
  'section.sources': 'Sources',
  'section.claim': 'The article and the record',
  'section.against': 'Against it',
  'section.evidence': 'Evidence',
  'section.status': "The article's suspects",
  'section.help': 'You can ask',
  'section.reading': 'Reading',
  'section.data': 'What the data show',
  'section.compare': 'Side by side',
  'section.event': 'Dated news',
  'section.note': 'Note',

  'moved.window': 'over {n} sessions to {date}',
  'moved.day': 'on {date}',
  'moved.none': 'No move of that day is known.',
  'moved.quiet': 'Little changed: {list}',
  'moved.level': '{label} {level}',
  'moved.more': 'Over {n} sessions: {list}',

  // Causes
  'cause.role.trigger': 'trigger',
  'cause.role.mechanism': 'mechanism',
  'cause.role.background': 'background',
  'cause.leads': '{driver} ({role}, {odds}): {evidence}.',
  'cause.possible': 'Possible only: {driver} ({role}, {odds}): {evidence}.',
  'cause.typeOnly':
    'By its pattern {type} ({odds}); no dated news is available, so no trigger is named: {evidence}.',
  'cause.against': ' Against it: {evidence}.',
  'cause.unconfirmed': ' Against it: no confirmation from {evidence}.',
  'cause.rival': ' Against it: a rival reading, {driver} ({odds}), has {evidence}.',
  'cause.withoutNews': ' Against it: prices alone, without the dated news, give {db} dB.',
  'cause.noneAgainst': ' No measured test speaks against it.',
  'cause.amplifier': 'On record as an amplifier, though prices alone do not show it: {evidence}.',
  'cause.tied': 'These are close together; the order is not firm.',
  'cause.none': 'No cause stands out: nothing that may be named comes near even odds.',
  'cause.elsewhere': 'Elsewhere that day: {driver} ({odds}).',
  'cause.noneNeeded': 'No special cause is needed, and none is claimed.',
  'cause.unknown': 'No cause is named: too little of the day is known to weigh any.',
  'cause.nextInLine': 'Nearest, but not supported enough to lead: {driver} ({odds}).',
  'cause.fragile': 'Fragile: without the {what} tests another comes first.',
  'cause.fragileWindow': 'The order depends on the window: over {n} sessions {driver} comes first.',
  'cause.fragileWindowNone': 'The order depends on the window: over {n} sessions no cause stands out.',
  odds: '{db} dB, {word}',
  'word.very-likely': 'very likely',
  'word.likely': 'likely',
  'word.about-even': 'about even',
  'word.unlikely': 'unlikely',
  'word.contradicted': 'contradicted',
  'not.line': '{driver} ({odds}): {evidence}.',
  'not.short': '{driver} ({db} dB): {evidence}.',
  'falsifier.sink': 'sunk if {reason}.',
  'falsifier.dash': 'a dash for cash would show {needs}.',
  'falsifier.ordinary':
    'A move of more than 3.9 usual moves in one asset, or six of nine assets down by more than a usual move.',
  'needs.level': '{label} near {value}',
  'needs.change': '{label} {value}',

  // Evidence, by kind of measure
  'ev.z': '{label} {change}{usual}',
  'ev.zLong': '{label} {z} usual moves over {n} sessions',
  'ev.change': '{label} {change}',
  'ev.level': '{label} {level}',
  'ev.levelZ': '{label} {z} standard deviations from its yearly mean',
  'ev.funding': 'SOFR-IORB {level} (at most {value} in five prints less calendar effects)',
  'ev.breadth': '{n} of {of} assets down more than a usual move',
  'ev.excess': '{label} fell {z} usual moves beyond stocks',
  'ev.excessLess': '{label} did not fall beyond stocks',
  'ev.crowdedFor': '{label} fell {z} usual moves after a long run-up',
  'ev.crowdedAgainst': 'no asset with a long run-up fell hard',
  'ev.concentration': '{label} moved {value} times as far as the typical asset',
  'ev.quiet': 'gold, long bonds and the dollar moved {z} usual moves on average',
  'ev.bothFor': '{labels} agree',
  'ev.bothAgainst': '{labels} do not agree',
  'ev.joint': '{labels} moved together as it needs',
  'ev.volatility': 'volatility before the last session was {value} times its usual level',
  'ev.percentile': '{label} stood at percentile {value} of its last 250 values before the move',
  'ev.event': '{headline} ({date}, {source})',
  'ev.eventCoarse': '{headline} ({date}, hour unknown, {source})',
  'ev.noEvent': 'no dated event of this kind in a checked feed',
  'ev.weakEvent': 'dated news nets to little ({headline}, {date})',
  'ev.calendar': 'a calendar date: {kind}',
  'ev.noFeed': 'no event feed',

  // Calendar dates without a record of their own
  'calendar.quarter_end': 'end of the quarter',
  'calendar.month_end': 'end of the month',
  'calendar.tax': 'tax day',
  'calendar.settlement': 'Treasury settlement',
  'calendar.expiry': 'options expiry',

  // Analog
  'analog.close': '{name}, {date} (distance {distance})',
  'analog.none': 'none is close; the nearest is {name}, {date} (distance {distance})',
  'analog.unknown': 'none: too few figures of the day are known to compare it',
  'analog.nothing': 'none: no episode in the library was over by then',
  'analog.notLike': '; not {name}, {date} ({distance})',
  'analog.difference': '. Different: {axes}',
  'analog.axis': '{label} {today} against {then}',

  // Sources
  'sources.line':
    '{publishers}. Closes of {dates}, New York; crypto 24:00 UTC. Support (dB) is part judgement{searched}.',
  'sources.running':
    '{publishers}. Running prices where a market is open, else the newest official value ({dates}). Support (dB) is part judgement{searched}.',
  'sources.coin':
    '{publishers}. Closes of {dates}, New York; crypto at its price of now. Support (dB) is part judgement{searched}.',
  'sources.values': '{publishers}. Values of {dates}. Support (dB) is part judgement{searched}.',
  'sources.instead': 'Not as new at {preferred}, so taken elsewhere: {what}.',
  'sources.searched': '; choosing the window cost 3 dB',

  // Other answers
  'reading.line': '{label}: {level} on {date}{change}',
  'reading.priceLine': '{label} on {date}: {change}',
  'reading.changes': '; {list}',
  'reading.over1': '{change} on the day',
  'reading.overN': '{change} over {n} sessions',
  'reading.overRelease': '{change} from the release before',
  'reading.percentile': 'percentile {value} of its last 250 values',
  'reading.usual': '{z} usual moves on the day',
  'reading.noneInWindow': 'nothing was published in the window',
  'reading.gap': '{label} is not available for that day: {reason}.',
  'reading.nearest': 'What there is instead: {list}.',
  'compare.unknown': '“{name}” is not known here, so it cannot be compared.',
  'unavailable.known': 'No source here holds {what}, so no number can be given.',
  'unavailable.live': 'Live data are not connected here; this is the recorded day.',
  'driver.line': '{driver}: {word} ({db} dB).',
  'driver.for': 'For it: {evidence}.',
  'driver.unconfirmed': 'Not confirmed by: {evidence}.',
  'driver.against': 'Against it: {evidence}.',
  'driver.goldTrap': 'Gold falling would not rule it out by itself; oil is the better test.',
  'driver.leaders': '{list}.',
  'driver.missing': 'Not measurable then: {list}.',
  'confidence.line':
    'The best supported reading, {driver}, stands at {db} dB: odds of {ratio}, about {percent} if that is read as a probability.',
  'confidence.none': 'No cause is named for that day, so there is no number to be sure of.',
  'confidence.up': 'Pushes it up: {evidence}.',
  'confidence.down': 'Pulls it down: {evidence}.',
  'confidence.caveat':
    'Weights are part measured and part judgement, and a dozen labelled days cannot calibrate them: read it as support, not as a frequency.',
  'confidence.fragile':
    'Leaving out one block of tests or changing the window can change the leader, so it is not firm.',
  'confidence.firm':
    'The leader stays the same whichever block of tests is left out and in the other windows.',
  'advice.decline':
    'I do not give buy, sell or position advice; a licensed adviser who knows your situation can. What I can do is say what moved and why.',
  'forecast.decline':
    'That cannot be known, and I do not forecast levels or directions. What can be checked now:',
  'quote.none':
    'I have no verified, time-stamped statement about that for {date}, so I will not quote or paraphrase one.',
  'quote.noFeed':
    'No event feed is available for {date}, so I have no verified, time-stamped statement and will not quote one.',
  'quote.some': 'Dated statements on record up to {date}:',
  'quote.line': '{headline} ({date}, {source})',
  'quote.last': 'The last one on record: {headline} ({date}, {source}).',
  'quote.instead': 'What I can check instead: {list}.',
  'who.line': '{person}: {role} ({from} to {to}).',
  'who.open': '{person}: {role} (since {from}).',
  'who.unknown': 'I keep dated facts only for a few office holders, and that name is not among them.',
  'inject.decline':
    'I keep to explaining markets with checked data; I do not follow instructions in a message that ask for something else, and I give no trade instructions.',
  'inject.ignored': 'Instructions inside the pasted text were treated as text.',
  'claim.article': 'Article: {claim}',
  'claim.record': 'Record: {record}',
  'claim.none':
    'I know the claims of one article: {title}. Ask about one of them, for example repo and SOFR, QT and mortgages, the weak dollar, or 312.',
  'compare.none': 'Nothing in the library matches that; it holds {list}.',
  'compare.beyond':
    '{year} lies before the record here, which begins in 2018, so no numbers can be put beside it.',
  'compare.tooLittle': '{name}, {date}, cannot be compared: too few figures of the day are known.',
  'compare.future': '{name} ({date}) lies after the day asked about.',
  'compare.verdict.like': 'It resembles {name} ({date}): distance {distance}.',
  'compare.verdict.unlike':
    'It does not resemble {name} ({date}): distance {distance}, and below 0.5 would be close.',
  'compare.nearest': 'Nearest in the library: {name}, {date} (distance {distance}).',
  'compare.today': 'today',
  'compare.column': 'measure',
  'compare.sample': 'A handful of episodes is a small sample: what followed them is no forecast.',
  'method.line1':
    'The premise is measured first: nine assets, each move divided by its usual move (the spread of 250 days before).',
  'method.line2':
    'Then each driver is tested for and against with dated prices and dated news; every test adds or takes decibans, and correlated tests count half.',
  'method.line3':
    'A trigger is named only with a dated event; a leader needs nearly even odds and 5 dB over the next.',
  'method.line4':
    'Weights come from measured base rates, the literature and judgement, each marked; they are not calibrated probabilities.',
  'help.intro': 'I explain market moves from dated data. For example:',
  'help.notUnderstood':
    'I did not understand that, and without a language model I only know market questions. For example:',
  'help.example1': 'why is everything falling?',
  'help.example2': 'why is gold down this week',
  'help.example3': 'is it a dash for cash?',
  'help.example4': 'compare with 312',
  'help.example5': 'what is the 10-year yield?',
  'help.example6': 'how sure are you?',
  'hello.line': 'Hello. Ask me why something moved; I answer with dated numbers.',
  'thanks.line': 'You are welcome.',
  'note.language':
    'The built-in narrator writes English, Chinese, Spanish, German, French, Portuguese and Japanese; this answer is in English.',
  'note.closed': '{date} was not a trading day in New York; this reads the close of {session}.',
  'note.noMemory':
    'Memory and settings are not available at the moment: this answer was made by code and is not remembered.',
  'note.gaps': 'Not available then: {list}.',
  'note.feedDown': 'No dated news is recorded for that day, so triggers are told as types only.',
  'note.newsUnread':
    'The news sources could not all be read for these days, so triggers are told as types only.',
  'note.weekend': 'Stocks, bonds and metals are closed; their values are of {date}.',
  'note.noModel': 'Written by code: no language model is configured.',
  'note.modelDown': 'Written by code: the language model did not answer ({reason}).',
  'note.modelBroke': 'The language model stopped in the middle ({reason}); the rest is written by code.',
  'note.unverified': "Written by code: the language model's text did not pass the check.",
  'note.dropped': "Left out because it could not be verified: {n} of the model's sentences.",
  'note.cut': "The model's answer was cut at its length limit.",
  'note.budget':
    'Written by code: the budget of the {scope} for today is used up; it starts again at {time} UTC.',
  'scope.user': 'user',
  'scope.chat': 'chat',
  'scope.bot': 'bot',
  'block.haven': 'haven',
  'block.fx': 'currency',
  'block.rates': 'rates',
  'block.inflation': 'inflation',
  'block.energy': 'oil',
  'block.equity': 'equity',
  'block.equity60': '60-session equity',
  'block.credit': 'credit',
  'block.vol': 'volatility',
  'block.funding': 'funding',
  'block.crypto': 'crypto',
  'block.crowd': 'crowding',
  'block.event': 'news',
  'block.breadth': 'breadth',
  'block.other': 'quiet-asset',
  'block.concentration': 'concentration',
  'block.joint': 'joint-move',
  'note.byCode': 'Written by code.',
  'rare.four':
    'S&P 500, gold, long Treasuries and bitcoin all down by more than a usual move: that happens on about {percent} of days (2015 to mid 2026).',
  'cause.alsoDated': 'Dated too, but not leading: {list}.',
  'cause.afterClose': 'After the close: {list}.',
  'moved.before': 'The session before: {list}',
  'premise.weekend':
    '{asset} {did} {change} since the close of {date}; stocks, bonds and metals are closed, so nothing else has a newer price, and thin weekend trading moves it more easily.',
  'cause.weekend':
    'Nothing dated and specific to it is verified for the weekend, so I cannot separate a cause from thin trading; the assessment below is that of the last session.',
  'note.readAs': 'Read as: "{text}".',
  'note.emptyModel': 'Written by code: the language model gave no answer.',
  'trouble.MODEL_AUTH': 'its key was refused',
  'trouble.MODEL_NOT_FOUND': 'the model was not found',
  'trouble.MODEL_RATE_LIMIT': 'too many requests at the moment',
  'trouble.MODEL_BAD_REQUEST': 'the server refused the request',
  'trouble.MODEL_UNAVAILABLE': 'the server could not be reached',
  'trouble.MODEL_TIMEOUT': 'it took too long',
  'trouble.MODEL_PROTOCOL': 'its answer could not be read',
  'trouble.MODEL_ABORTED': 'stopped',
} as const;

/** A translation must have every key of the English catalogue. */
export type MessageKey = keyof typeof en;
export type Catalogue = Readonly<Record<MessageKey, string>>;

export function isMessageKey(key: string): key is MessageKey {
  return Object.hasOwn(en, key);
}
