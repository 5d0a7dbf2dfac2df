import type { Catalogue } from './en.ts';

/**
 * German as a market page writes it. Names of assets and causes come without article, gender, number or case, so they
 * stand as nominatives: before a colon, in brackets or in a list ("Gold: Rückgang um 10,3%"), never behind a preposition.
 */
export const de: Catalogue = {
  // Premise
  'premise.everything':
    'Ja, fast alles ist gefallen: {down} von {available} Anlagen im Minus, {breadth} davon um mehr als eine übliche Schwankung.',
  'premise.everything.plain':
    'Fast alles ist gefallen: {down} von {available} Anlagen im Minus, {breadth} davon um mehr als eine übliche Schwankung.',
  'premise.notEverything.leader': 'Nicht alles fällt: Es ist {fall} {group}{rest}.',
  'premise.notEverything.list':
    'Nicht alles fällt. Um mehr als eine übliche Schwankung gefallen: {fallers}; {risers}.',
  'premise.market.leader': 'Es ist {fall} {group}{rest}.',
  'premise.market.list': 'Um mehr als eine übliche Schwankung gefallen: {fallers}; {risers}.',
  'premise.restDents': ', im Übrigen gab es nur leichte Abgaben',
  'premise.restFlat': ', sonst bewegte sich wenig',
  'premise.risers': 'nicht gefallen: {names}',
  'premise.noRisers': 'der Rest bewegte sich weniger',
  'premise.ordinary':
    'Das ist {claim}: Die größte von {available} Bewegungen ({asset}) entspricht {z} üblichen Schwankungen; an einem normalen Tag sind es bei der größten 1,9.',
  'premise.ordinary.plain':
    'Nichts Ungewöhnliches: Die größte von {available} Bewegungen ({asset}) entspricht {z} üblichen Schwankungen; an einem normalen Tag sind es bei der größten 1,9.',
  'premise.nothingFalls':
    'Nein: Keine der beobachteten Anlagen ist um mehr als eine übliche Schwankung gefallen; {risers}.',
  'premise.moved.none':
    'Am stärksten bewegt: {asset} ({z} übliche Schwankungen); keine der beobachteten Anlagen ist um mehr als eine übliche Schwankung gefallen.',
  'premise.moved.some':
    'Am stärksten bewegt: {asset} ({z} übliche Schwankungen); um mehr als eine übliche Schwankung gefallen: {fallers}.',
  'premise.claim.crashing': 'kein Absturz',
  'premise.claim.falling': 'kein Ausverkauf auf breiter Front',
  'premise.claim.rising': 'keine Rally',
  'premise.asset.opposite': '{asset}: kein {claimed}, sondern ein {did} {change}{usual}.',
  'premise.asset.confirmed': '{asset}: {did} {change}{usual}.',
  'premise.asset.small':
    '{asset}: {did} {change}, weniger als eine übliche Schwankung; eine besondere Ursache braucht es dafür nicht.',
  'premise.asset.flat': '{asset}: kaum bewegt ({change}); zu erklären gibt es da nichts.',
  'premise.unknown':
    'Das lässt sich nicht beurteilen: Bis {date} sind {available} von {of} Bewegungen bekannt, zu wenige, um den Markt gewöhnlich oder ungewöhnlich zu nennen.',
  'premise.asset.missing':
    '{asset}: Die Bewegung lässt sich nicht beurteilen, denn für diesen Tag ist kein Wert bekannt ({reason}).',
  'premise.cause.supported': 'Die Daten stützen die vermutete Ursache: {driver} ({odds}).',
  'premise.cause.open': 'Die vermutete Ursache ist möglich, aber nicht belegt: {driver} ({odds}).',
  'premise.cause.contradicted': 'Die Daten sprechen gegen die vermutete Ursache: {driver} ({odds}).',
  'premise.cause.noFeed':
    'Als Auslöser nicht zu prüfen: {driver}. Datierte Nachrichten liegen nicht vor, und Kurse allein zeigen nur ein Muster ({odds}).',
  'did.fell': 'Rückgang um',
  'did.rose': 'Anstieg um',
  'did.unchanged': 'Veränderung von',
  'claimed.up': 'Anstieg',
  'claimed.down': 'Rückgang',
  'fall.extreme': 'ein Absturz',
  'fall.large': 'ein Ausverkauf',
  'fall.mild': 'ein Rücksetzer',
  'group.metals': 'bei den Metallen',
  'group.stocks': 'am Aktienmarkt',
  'group.bonds': 'am Anleihemarkt',
  'group.crypto': 'am Kryptomarkt',
  'group.energy': 'am Ölmarkt',
  'group.credit': 'am Kreditmarkt',
  usual: ' ({z} übliche Schwankungen)',
  'usual.none': ' (weniger als eine übliche Schwankung)',
  'list.and': '{a} und {b}',
  'list.comma': ', ',
  'list.semicolon': '; ',

  // Sections
  'day.unknown': 'Vom Tag ist zu wenig bekannt, um ihn zu beurteilen.',
  'label.incomplete': 'Live, unvollständig: {known} von {of} Kursen bekannt ({date})',
  'label.newest': '; letzter gelesener New Yorker Schluss: {date}',
  'section.moved': 'Bewegungen',
  'section.supported': 'Am besten gestützt',
  'section.not': 'Das war es nicht',
  'section.falsifier': 'Was die Einschätzung ändern würde',
  'section.analog': 'Ähnlichste Episode',
  'section.sources': 'Quellen',
  'section.claim': 'Der Artikel und die Fakten',
  'section.against': 'Was dagegen spricht',
  'section.evidence': 'Belege',
  'section.status': 'Die Verdächtigen des Artikels',
  'section.help': 'Mögliche Fragen',
  'section.reading': 'Stand',
  'section.data': 'Was die Daten zeigen',
  'section.compare': 'Vergleich',
  'section.event': 'Datierte Nachrichten',
  'section.note': 'Hinweis',

  'moved.window': 'über {n} Handelstage bis {date}',
  'moved.day': 'am {date}',
  'moved.none': 'Keine Bewegung dieses Tages ist bekannt.',
  'moved.quiet': 'Wenig verändert: {list}',
  'moved.level': '{label} {level}',
  'moved.more': 'Über {n} Handelstage: {list}',

  // Causes
  'cause.role.trigger': 'Auslöser',
  'cause.role.mechanism': 'Mechanismus',
  'cause.role.background': 'Hintergrund',
  'cause.leads': '{driver} ({role}, {odds}): {evidence}.',
  'cause.possible': 'Nur möglich: {driver} ({role}, {odds}): {evidence}.',
  'cause.typeOnly':
    'Dem Muster nach {type} ({odds}): {evidence}. Ohne datierte Nachrichten wird kein Auslöser genannt.',
  'cause.against': ' Dagegen spricht: {evidence}.',
  'cause.unconfirmed': ' Dagegen spricht fehlende Bestätigung: {evidence}.',
  'cause.rival': ' Dagegen spricht eine andere Lesart mit eigenen Belegen, {driver} ({odds}): {evidence}.',
  'cause.withoutNews': ' Dagegen spricht: Die Kurse allein, ohne die Nachrichten, ergeben {db} dB.',
  'cause.noneAgainst': ' Keine Messung spricht dagegen.',
  'cause.amplifier': 'Als Verstärker verbürgt, auch wenn die Kurse allein ihn nicht zeigen: {evidence}.',
  'cause.tied': 'Sie liegen dicht beieinander; die Reihenfolge ist nicht gesichert.',
  'cause.none':
    'Keine Ursache sticht heraus: Nichts, was sich nennen ließe, kommt auch nur in die Nähe einer Chance von eins zu eins.',
  'cause.elsewhere': 'Andernorts an diesem Tag: {driver} ({odds}).',
  'cause.noneNeeded': 'Eine besondere Ursache braucht es nicht, und es wird keine behauptet.',
  'cause.unknown': 'Keine Ursache wird genannt: Vom Tag ist zu wenig bekannt, um eine abzuwägen.',
  'cause.nextInLine': 'Am nächsten, aber zu schwach gestützt, um zu führen: {driver} ({odds}).',
  'cause.fragile': 'Nicht robust: Ohne die Tests zu {what} liegt eine andere Ursache vorn.',
  'cause.fragileWindow': 'Die Reihenfolge hängt vom Zeitfenster ab: Über {n} Handelstage führt {driver}.',
  'cause.fragileWindowNone':
    'Die Reihenfolge hängt vom Zeitfenster ab: Über {n} Handelstage sticht keine Ursache heraus.',
  odds: '{db} dB, {word}',
  'word.very-likely': 'sehr wahrscheinlich',
  'word.likely': 'wahrscheinlich',
  'word.about-even': 'etwa unentschieden',
  'word.unlikely': 'unwahrscheinlich',
  'word.contradicted': 'Daten sprechen dagegen',
  'not.line': '{driver} ({odds}): {evidence}.',
  'not.short': '{driver} ({db} dB): {evidence}.',
  'falsifier.sink': 'hinfällig, wenn dies gilt: {reason}.',
  'falsifier.dash': 'eine Flucht in Liquidität (Dash for Cash) würde so aussehen: {needs}.',
  'falsifier.ordinary':
    'Wenn sich eine Anlage um mehr als 3,9 übliche Schwankungen bewegte oder sechs von neun um mehr als eine übliche Schwankung nachgäben.',
  'needs.level': '{label} nahe {value}',
  'needs.change': '{label} {value}',

  // Evidence, by kind of measure
  'ev.z': '{label} {change}{usual}',
  'ev.zLong': '{label} {z} übliche Schwankungen über {n} Handelstage',
  'ev.change': '{label} {change}',
  'ev.level': '{label} {level}',
  'ev.levelZ': '{label} {z} Standardabweichungen vom Jahresmittel',
  'ev.funding': 'SOFR-IORB {level} (höchstens {value} in fünf Werten, ohne Kalendereffekte)',
  'ev.breadth': '{n} von {of} Anlagen um mehr als eine übliche Schwankung im Minus',
  'ev.excess': '{label} um {z} übliche Schwankungen stärker gefallen als Aktien',
  'ev.excessLess': '{label} nicht stärker gefallen als Aktien',
  'ev.crowdedFor': '{label} nach langem Höhenflug um {z} übliche Schwankungen gefallen',
  'ev.crowdedAgainst': 'nichts, was lange gestiegen war, ist stark gefallen',
  'ev.concentration': '{label} {value}-mal so stark bewegt wie ein typischer Wert',
  'ev.quiet': 'Gold, lange Staatsanleihen und Dollar bewegten sich im Mittel um {z} übliche Schwankungen',
  'ev.bothFor': '{labels} passen zusammen',
  'ev.bothAgainst': '{labels} passen nicht zusammen',
  'ev.joint': '{labels} bewegten sich gemeinsam, wie es diese Lesart verlangt',
  'ev.volatility': 'die Volatilität vor dem letzten Handelstag war {value}-mal so hoch wie üblich',
  'ev.percentile': '{label} vor der Bewegung im {value}. Perzentil der letzten 250 Werte',
  'ev.event': '{headline} ({date}, {source})',
  'ev.eventCoarse': '{headline} ({date}, Uhrzeit unbekannt, {source})',
  'ev.noEvent': 'kein solches Ereignis in den geprüften Nachrichten',
  'ev.weakEvent': 'die Nachrichten wiegen in der Summe wenig ({headline}, {date})',
  'ev.calendar': 'Kalendertermin: {kind}',
  'ev.noFeed': 'keine Nachrichten aufgezeichnet',

  // Calendar dates without a record of their own
  'calendar.quarter_end': 'Quartalsende',
  'calendar.month_end': 'Monatsende',
  'calendar.tax': 'Steuertermin',
  'calendar.settlement': 'Treasury-Valuta',
  'calendar.expiry': 'Optionsverfall',

  // Analog
  'analog.close': '{name}, {date} (Abstand {distance})',
  'analog.none': 'keine ist ähnlich; am nächsten liegt {name}, {date} (Abstand {distance})',
  'analog.unknown': 'keine, denn vom Tag sind zu wenige Werte für einen Vergleich bekannt',
  'analog.nothing': 'keine, denn noch war keine Episode der Sammlung abgeschlossen',
  'analog.notLike': '; unähnlich: {name}, {date} ({distance})',
  'analog.difference': '. Unterschiede: {axes}',
  'analog.axis': '{label} {today}, damals {then}',

  // Sources
  'sources.line':
    '{publishers}. Schlusskurse vom {dates}, New York; Krypto 24:00 UTC. Die Gewichtung (dB) ist teils Ermessen{searched}.',
  'sources.running':
    '{publishers}. Laufende Kurse, wo ein Markt offen ist, sonst der letzte amtliche Wert ({dates}). Die Gewichtung (dB) ist teils Ermessen{searched}.',
  'sources.coin':
    '{publishers}. Schlusskurse vom {dates}, New York; Krypto zum aktuellen Kurs. Die Gewichtung (dB) ist teils Ermessen{searched}.',
  'sources.values': '{publishers}. Werte vom {dates}. Die Gewichtung (dB) ist teils Ermessen{searched}.',
  'sources.instead': 'Bei {preferred} nicht so aktuell, daher anderswo entnommen: {what}.',
  'sources.searched': '; die Wahl des Zeitfensters kostete 3 dB',

  // Other answers
  'reading.line': '{label}: {level} am {date}{change}',
  'reading.priceLine': '{label} am {date}: {change}',
  'reading.changes': '; {list}',
  'reading.over1': '{change} zum Vortag',
  'reading.overN': '{change} über {n} Handelstage',
  'reading.overRelease': '{change} gegenüber der vorigen Veröffentlichung',
  'reading.percentile': '{value}. Perzentil der letzten 250 Werte',
  'reading.usual': '{z} übliche Schwankungen am Tag',
  'reading.noneInWindow': 'in diesem Zeitraum wurde nichts veröffentlicht',
  'reading.gap': '{label}: kein Wert für diesen Tag ({reason}).',
  'reading.nearest': 'Was es stattdessen gibt: {list}.',
  'compare.unknown': '„{name}“ ist hier nicht bekannt und lässt sich daher nicht vergleichen.',
  'unavailable.known':
    'Keine der hiesigen Quellen führt das ({what}); eine Zahl lässt sich daher nicht nennen.',
  'unavailable.live': 'Live-Daten sind hier nicht angeschlossen; dies ist der aufgezeichnete Tag.',
  'driver.line': '{driver}: {word} ({db} dB).',
  'driver.for': 'Dafür spricht: {evidence}.',
  'driver.unconfirmed': 'Nicht bestätigt durch: {evidence}.',
  'driver.against': 'Dagegen spricht: {evidence}.',
  'driver.goldTrap': 'Dass Gold fällt, schließt das für sich genommen nicht aus; der bessere Test ist Öl.',
  'driver.leaders': '{list}.',
  'driver.missing': 'Damals nicht messbar: {list}.',
  'confidence.line':
    'Die am besten gestützte Lesart, {driver}, steht bei {db} dB: ein Verhältnis von {ratio}, als Wahrscheinlichkeit gelesen etwa {percent}.',
  'confidence.none':
    'Für diesen Tag ist keine Ursache genannt und damit auch keine Zahl, deren man sich sicher sein könnte.',
  'confidence.up': 'Das hebt den Wert: {evidence}.',
  'confidence.down': 'Das drückt den Wert: {evidence}.',
  'confidence.caveat':
    'Die Gewichte sind teils gemessen, teils Ermessen, und ein Dutzend eingeordneter Tage reicht nicht, um sie zu kalibrieren: als Stützung lesen, nicht als Häufigkeit.',
  'confidence.fragile':
    'Lässt man einen Block von Tests weg oder ändert das Zeitfenster, kann die Spitze wechseln; gesichert ist sie also nicht.',
  'confidence.firm':
    'Die Spitze bleibt dieselbe, welchen Block von Tests man auch weglässt, und ebenso in den anderen Zeitfenstern.',
  'advice.decline':
    'Kauf-, Verkaufs- oder Positionsempfehlungen gebe ich nicht; das ist Sache einer zugelassenen Beratung, die Ihre Lage kennt. Sagen kann ich, was sich bewegt hat und warum.',
  'forecast.decline':
    'Das lässt sich nicht wissen, und ich sage weder Kurse noch Richtungen voraus. Was sich jetzt prüfen lässt:',
  'quote.none':
    'Für {date} liegt mir dazu keine geprüfte Äußerung mit Zeitangabe vor; ich zitiere und umschreibe daher keine.',
  'quote.noFeed':
    'Für {date} sind keine Nachrichten aufgezeichnet; ohne geprüfte Äußerung mit Zeitangabe zitiere ich nichts.',
  'quote.some': 'Datierte Äußerungen, die bis {date} verzeichnet sind:',
  'quote.line': '{headline} ({date}, {source})',
  'quote.last': 'Die letzte verzeichnete: {headline} ({date}, {source}).',
  'quote.instead': 'Was sich stattdessen prüfen lässt: {list}.',
  'who.line': '{person}: {role} ({from} bis {to}).',
  'who.open': '{person}: {role} (seit {from}).',
  'who.unknown':
    'Datierte Angaben führe ich nur zu wenigen Amtsinhabern, und dieser Name ist nicht darunter.',
  'inject.decline':
    'Ich bleibe dabei, Märkte anhand geprüfter Daten zu erklären: Anweisungen in einer Nachricht, die anderes verlangen, befolge ich nicht, und Handelsanweisungen gebe ich keine.',
  'inject.ignored': 'Anweisungen im eingefügten Text wurden als Text behandelt.',
  'claim.article': 'Behauptung: {claim}.',
  'claim.record': 'Fakten: {record}',
  'claim.none':
    'Ich kenne die Aussagen eines einzigen Artikels: {title}. Fragen lässt sich nach einer davon, etwa nach Repo und SOFR, QT und Hypotheken, dem schwachen Dollar oder 312.',
  'compare.none': 'Nichts in der Sammlung passt dazu; sie enthält {list}.',
  'compare.beyond':
    'Das Jahr {year} liegt vor Beginn der Aufzeichnung im Jahr 2018; Zahlen zum Vergleich gibt es daher nicht.',
  'compare.tooLittle': '{name}, {date}: kein Vergleich möglich, denn vom Tag sind zu wenige Werte bekannt.',
  'compare.future': '{name} ({date}) liegt nach dem gefragten Tag.',
  'compare.verdict.like': 'Ähnlich: {name} ({date}), Abstand {distance}.',
  'compare.verdict.unlike':
    'Nicht ähnlich: {name} ({date}), Abstand {distance}; als nah gälte erst ein Wert unter 0,5.',
  'compare.nearest': 'Am nächsten in der Sammlung: {name}, {date} (Abstand {distance}).',
  'compare.today': 'dieser Tag',
  'compare.column': 'Messgröße',
  'compare.sample':
    'Eine Handvoll Episoden ist eine kleine Stichprobe: Was auf sie folgte, ist keine Prognose.',
  'method.line1':
    'Zuerst wird die Prämisse gemessen: neun Anlagen, jede Bewegung geteilt durch ihre übliche Schwankung (die Streuung der 250 Tage davor).',
  'method.line2':
    'Dann wird jeder Treiber anhand datierter Kurse und Nachrichten geprüft, dafür und dagegen; jeder Test bringt oder kostet Dezibann (dB), korrelierte Tests zählen halb.',
  'method.line3':
    'Ein Auslöser wird nur mit einem datierten Ereignis genannt; wer führen will, braucht eine Chance von fast eins zu eins und 5 dB Vorsprung auf den Nächsten.',
  'method.line4':
    'Die Gewichte stammen aus gemessenen Häufigkeiten, der Literatur und eigenem Ermessen, jeweils gekennzeichnet; kalibrierte Wahrscheinlichkeiten sind es nicht.',
  'help.intro': 'Ich erkläre Marktbewegungen mit datierten Daten. Zum Beispiel:',
  'help.notUnderstood':
    'Das habe ich nicht verstanden; ohne Sprachmodell verstehe ich nur Fragen zu Märkten. Zum Beispiel:',
  'help.example1': 'Warum fällt alles?',
  'help.example2': 'Warum ist Gold diese Woche gefallen?',
  'help.example3': 'Ist das ein Dash for Cash?',
  'help.example4': 'Vergleich mit 312',
  'help.example5': 'Wie hoch ist die 10-jährige Rendite?',
  'help.example6': 'Wie sicher bist du?',
  'hello.line': 'Guten Tag. Fragen Sie, warum sich etwas bewegt hat; die Antwort kommt mit datierten Zahlen.',
  'thanks.line': 'Gern geschehen.',
  'note.language':
    'Der eingebaute Erzähler schreibt Englisch, Chinesisch, Spanisch, Deutsch, Französisch, Portugiesisch und Japanisch; diese Antwort ist auf Englisch.',
  'note.closed': 'Am {date} wurde in New York nicht gehandelt; maßgeblich ist der Schluss vom {session}.',
  'note.noMemory':
    'Gedächtnis und Einstellungen sind gerade nicht verfügbar: Diese Antwort stammt von Code und wird nicht gemerkt.',
  'note.gaps': 'Damals nicht verfügbar: {list}.',
  'note.feedDown':
    'Für diesen Tag sind keine Nachrichten aufgezeichnet; Auslöser werden daher nur ihrer Art nach genannt.',
  'note.newsUnread':
    'Für diese Tage ließen sich nicht alle Nachrichtenquellen lesen; Auslöser werden daher nur ihrer Art nach genannt.',
  'note.weekend': 'Aktien, Anleihen und Metalle sind geschlossen; ihre Werte sind vom {date}.',
  'note.noModel': 'Von Code geschrieben: Es ist kein Sprachmodell eingerichtet.',
  'note.modelDown': 'Von Code geschrieben: Das Sprachmodell hat nicht geantwortet ({reason}).',
  'note.modelBroke': 'Das Sprachmodell brach mittendrin ab ({reason}); den Rest hat Code geschrieben.',
  'note.unverified': 'Von Code geschrieben: Der Text des Sprachmodells hielt der Prüfung nicht stand.',
  'note.dropped': 'Weggelassen, weil nicht überprüfbar: {n} Sätze des Sprachmodells.',
  'note.cut': 'Die Antwort des Sprachmodells wurde an ihrer Längengrenze abgeschnitten.',
  'note.budget':
    'Von Code geschrieben: Das heutige Kontingent ({scope}) ist aufgebraucht; es beginnt um {time} UTC neu.',
  'scope.user': 'Nutzer',
  'scope.chat': 'Chat',
  'scope.bot': 'Bot',
  'block.haven': 'sicheren Häfen',
  'block.fx': 'Währungen',
  'block.rates': 'Zinsen',
  'block.inflation': 'Inflation',
  'block.energy': 'Öl',
  'block.equity': 'Aktien',
  'block.equity60': 'Aktien über 60 Handelstage',
  'block.credit': 'Kredit',
  'block.vol': 'Volatilität',
  'block.funding': 'Refinanzierung',
  'block.crypto': 'Krypto',
  'block.crowd': 'überlaufenen Positionen',
  'block.event': 'Nachrichten',
  'block.breadth': 'Marktbreite',
  'block.other': 'Ruhe bei anderen Anlagen',
  'block.concentration': 'Konzentration',
  'block.joint': 'Gleichlauf',
  'note.byCode': 'Von Code geschrieben.',
  'rare.four':
    'S&P 500, Gold, lange US-Staatsanleihen und Bitcoin zugleich um mehr als eine übliche Schwankung im Minus: Das kommt an etwa {percent} der Tage vor (2015 bis Mitte 2026).',
  'cause.alsoDated': 'Ebenfalls datiert, aber nicht führend: {list}.',
  'cause.afterClose': 'Nach Börsenschluss: {list}.',
  'moved.before': 'Am Handelstag davor: {list}',
  'premise.weekend':
    '{asset}: {did} {change} seit dem Schluss vom {date}; Aktien, Anleihen und Metalle sind geschlossen und haben keinen neueren Kurs, und im dünnen Wochenendhandel bewegt sich der Kurs leichter.',
  'cause.weekend':
    'Für das Wochenende ist nichts Datiertes und Spezifisches geprüft; eine Ursache lässt sich daher nicht vom dünnen Handel trennen. Das Folgende gilt für den letzten Handelstag.',
  'note.readAs': 'Gelesen als: „{text}“.',
  'note.emptyModel': 'Von Code geschrieben: Das Sprachmodell gab keine Antwort.',
  'trouble.MODEL_AUTH': 'Schlüssel abgelehnt',
  'trouble.MODEL_NOT_FOUND': 'Modell nicht gefunden',
  'trouble.MODEL_RATE_LIMIT': 'im Moment zu viele Anfragen',
  'trouble.MODEL_BAD_REQUEST': 'Anfrage vom Server abgelehnt',
  'trouble.MODEL_UNAVAILABLE': 'Server nicht erreichbar',
  'trouble.MODEL_TIMEOUT': 'Zeit überschritten',
  'trouble.MODEL_PROTOCOL': 'Antwort nicht lesbar',
  'trouble.MODEL_ABORTED': 'angehalten',
};
