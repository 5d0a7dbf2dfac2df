import type { Catalogue } from './en.ts';

/**
 * Neutral Spanish. Names of assets and causes come without article, gender or number, so the sentences around
 * them are built not to need any: "Oro: baja de 10,3%", not "el oro cayó".
 */
export const es: Catalogue = {
  // Premise
  'premise.everything':
    'Sí, cayó casi todo: {down} de {available} activos bajan, y {breadth} lo hacen más de un movimiento habitual.',
  'premise.everything.plain':
    'Cayó casi todo: {down} de {available} activos bajan, y {breadth} lo hacen más de un movimiento habitual.',
  'premise.notEverything.leader': 'No cayó todo: es {fall} {group}{rest}.',
  'premise.notEverything.list':
    'No cayó todo. Con caídas de más de un movimiento habitual: {fallers}; {risers}.',
  'premise.market.leader': 'Es {fall} {group}{rest}.',
  'premise.market.list': 'Con caídas de más de un movimiento habitual: {fallers}; {risers}.',
  'premise.restDents': ', con bajas leves en lo demás',
  'premise.restFlat': ', y lo demás apenas se movió',
  'premise.risers': 'sin caída: {names}',
  'premise.noRisers': 'el resto se movió menos',
  'premise.ordinary':
    'No es {claim}: el mayor de {available} movimientos, {asset}, equivale a {z} movimientos habituales, y en un día corriente el mayor es de 1,9.',
  'premise.ordinary.plain':
    'No pasó nada inusual: el mayor de {available} movimientos, {asset}, equivale a {z} movimientos habituales, y en un día corriente el mayor es de 1,9.',
  'premise.nothingFalls': 'No: nada de la cesta cayó más de un movimiento habitual; {risers}.',
  'premise.moved.none':
    'El mayor movimiento fue {asset}, {z} movimientos habituales; nada de la cesta cayó más de un movimiento habitual.',
  'premise.moved.some':
    'El mayor movimiento fue {asset}, {z} movimientos habituales; con caídas de más de un movimiento habitual: {fallers}.',
  'premise.claim.crashing': 'un desplome',
  'premise.claim.falling': 'una caída general',
  'premise.claim.rising': 'una gran subida',
  'premise.asset.opposite': '{asset}: no hubo {claimed}, sino {did} {change}{usual}.',
  'premise.asset.confirmed': '{asset}: {did} {change}{usual}.',
  'premise.asset.small':
    '{asset}: {did} {change}, menos de un movimiento habitual; no hace falta una causa especial.',
  'premise.asset.flat': '{asset}: apenas se movió ({change}), así que no hay nada que explicar.',
  'premise.unknown':
    'No se puede juzgar: hasta el {date} se conocen {available} de {of} movimientos, muy pocos para llamar al mercado corriente o inusual.',
  'premise.asset.missing':
    '{asset}: no se puede juzgar qué hizo, porque no se conoce ningún valor de ese día ({reason}).',
  'premise.cause.supported': 'La causa sospechada, {driver}, tiene respaldo ({odds}).',
  'premise.cause.open': 'La causa sospechada, {driver}, es posible, pero no está demostrada ({odds}).',
  'premise.cause.contradicted': 'La causa sospechada, {driver}, no encaja con los datos ({odds}).',
  'premise.cause.noFeed':
    'No se puede comprobar si el origen fue {driver}: no hay noticias fechadas, y los precios solos muestran apenas un tipo ({odds}).',
  'did.fell': 'baja de',
  'did.rose': 'alza de',
  'did.unchanged': 'variación de',
  'claimed.up': 'alza',
  'claimed.down': 'baja',
  'fall.extreme': 'un desplome',
  'fall.large': 'una fuerte caída',
  'fall.mild': 'una caída moderada',
  'group.metals': 'de los metales',
  'group.stocks': 'de la bolsa',
  'group.bonds': 'de los bonos',
  'group.crypto': 'de las criptomonedas',
  'group.energy': 'del petróleo',
  'group.credit': 'del crédito',
  usual: ' ({z} movimientos habituales)',
  'usual.none': ' (menos de un movimiento habitual)',
  'list.and': '{a} y {b}',
  'list.comma': ', ',
  'list.semicolon': '; ',

  // Sections
  'day.unknown': 'Se sabe muy poco del día para juzgarlo.',
  'label.incomplete': 'En directo, incompleto: se conocen {known} de {of} precios del {date}',
  'label.newest': '; último cierre de Nueva York leído: {date}',
  'section.moved': 'Movimientos',
  'section.supported': 'Lo mejor respaldado',
  'section.not': 'No es esto',
  'section.falsifier': 'Cambiaría la lectura',
  'section.analog': 'Episodio más parecido',
  'section.sources': 'Fuentes',
  'section.claim': 'El artículo y lo que consta',
  'section.against': 'En contra',
  'section.evidence': 'Pruebas',
  'section.status': 'Los sospechosos del artículo',
  'section.help': 'Se puede preguntar',
  'section.reading': 'Lectura',
  'section.data': 'Lo que muestran los datos',
  'section.compare': 'Comparación',
  'section.event': 'Noticias fechadas',
  'section.note': 'Nota',

  'moved.window': 'en {n} sesiones hasta el {date}',
  'moved.day': 'el {date}',
  'moved.none': 'No se conoce ningún movimiento de ese día.',
  'moved.quiet': 'Con pocos cambios: {list}',
  'moved.level': '{label} {level}',
  'moved.more': 'En {n} sesiones: {list}',

  // Causes
  'cause.role.trigger': 'detonante',
  'cause.role.mechanism': 'mecanismo',
  'cause.role.background': 'trasfondo',
  'cause.leads': '{driver} ({role}, {odds}): {evidence}.',
  'cause.possible': 'Solo posible: {driver} ({role}, {odds}): {evidence}.',
  'cause.typeOnly':
    'Por su patrón parece {type} ({odds}): {evidence}. Sin noticias fechadas no se nombra un detonante.',
  'cause.against': ' En contra: {evidence}.',
  'cause.unconfirmed': ' En contra, falta confirmación: {evidence}.',
  'cause.rival': ' En contra, otra lectura, {driver} ({odds}), también tiene apoyo: {evidence}.',
  'cause.withoutNews': ' En contra: los precios solos, sin las noticias, dan {db} dB.',
  'cause.noneAgainst': ' Ninguna medición habla en contra.',
  'cause.amplifier': 'Consta un amplificador, aunque los precios solos no lo muestran: {evidence}.',
  'cause.tied': 'Están muy cerca entre sí; el orden no es firme.',
  'cause.none': 'Ninguna causa destaca: nada que se pueda nombrar llega cerca del cincuenta por ciento.',
  'cause.elsewhere': 'En otros mercados ese día: {driver} ({odds}).',
  'cause.noneNeeded': 'No hace falta una causa especial, y no se propone ninguna.',
  'cause.unknown': 'No se nombra ninguna causa: se sabe muy poco del día para sopesarlas.',
  'cause.nextInLine': 'Lo más cercano, sin respaldo suficiente para encabezar: {driver} ({odds}).',
  'cause.fragile': 'Resultado frágil: sin las pruebas de {what}, otra causa pasa a ser la primera.',
  'cause.fragileWindow': 'El orden depende de la ventana: en {n} sesiones lo primero es {driver}.',
  'cause.fragileWindowNone': 'El orden depende de la ventana: en {n} sesiones ninguna causa destaca.',
  odds: '{db} dB, {word}',
  'word.very-likely': 'muy probable',
  'word.likely': 'probable',
  'word.about-even': 'a la par',
  'word.unlikely': 'poco probable',
  'word.contradicted': 'datos en contra',
  'not.short': '{driver} ({db} dB): {evidence}.',
  'not.line': '{driver} ({odds}): {evidence}.',
  'falsifier.sink': 'lo descartaría esto: {reason}.',
  'falsifier.dash': 'una carrera por liquidez mostraría {needs}.',
  'falsifier.ordinary':
    'Que un activo se mueva más de 3,9 movimientos habituales, o que seis de nueve caigan más de un movimiento habitual.',
  'needs.level': '{label} cerca de {value}',
  'needs.change': '{label} {value}',

  // Evidence, by kind of measure
  'ev.z': '{label} {change}{usual}',
  'ev.zLong': '{label} {z} movimientos habituales en {n} sesiones',
  'ev.change': '{label} {change}',
  'ev.level': '{label} {level}',
  'ev.levelZ': '{label} a {z} desviaciones típicas de su media anual',
  'ev.funding': 'SOFR-IORB {level} (máximo de {value} en cinco datos, sin efectos de calendario)',
  'ev.breadth': '{n} de {of} activos con caídas de más de un movimiento habitual',
  'ev.excess': 'caída mayor que la de la bolsa en {z} movimientos habituales ({label})',
  'ev.excessLess': 'caída no mayor que la de la bolsa ({label})',
  'ev.crowdedFor': 'caída de {z} movimientos habituales tras una larga subida ({label})',
  'ev.crowdedAgainst': 'nada que viniera de una larga subida cayó con fuerza',
  'ev.concentration': 'movimiento de {value} veces el de un activo corriente ({label})',
  'ev.quiet': 'el oro, los bonos largos y el dólar se movieron en promedio {z} movimientos habituales',
  'ev.bothFor': '{labels} coinciden',
  'ev.bothAgainst': '{labels} no coinciden',
  'ev.joint': '{labels} se movieron a la vez, como exige esta lectura',
  'ev.volatility': 'la volatilidad previa era {value} veces la habitual',
  'ev.percentile': '{label} en el percentil {value} de sus últimos 250 valores antes del movimiento',
  'ev.event': '{headline} ({date}, {source})',
  'ev.eventCoarse': '{headline} ({date}, hora desconocida, {source})',
  'ev.noEvent': 'ningún suceso de este tipo en las noticias revisadas',
  'ev.weakEvent': 'las noticias, en conjunto, pesan poco ({headline}, {date})',
  'ev.calendar': 'fecha del calendario: {kind}',
  'ev.noFeed': 'sin registro de noticias',

  // Calendar dates without a record of their own
  'calendar.quarter_end': 'fin de trimestre',
  'calendar.month_end': 'fin de mes',
  'calendar.tax': 'pago de impuestos',
  'calendar.settlement': 'liquidación del Tesoro',
  'calendar.expiry': 'vencimiento de opciones',

  // Analog
  'analog.close': '{name}, {date} (distancia {distance})',
  'analog.none': 'ninguno se parece; el menos lejano es {name}, {date} (distancia {distance})',
  'analog.unknown': 'ninguno, porque se conocen muy pocos datos del día para compararlo',
  'analog.nothing': 'ninguno, porque ningún episodio de la biblioteca había terminado entonces',
  'analog.notLike': '; no se parece a {name}, {date} ({distance})',
  'analog.difference': '. Diferencias: {axes}',
  'analog.axis': '{label} {today} frente a {then}',

  // Sources
  'sources.line':
    '{publishers}. Cierres del {dates}, Nueva York; criptomonedas, 24:00 UTC. El respaldo (dB) es en parte criterio{searched}.',
  'sources.running':
    '{publishers}. Precios del momento donde el mercado está abierto; si no, el último valor oficial ({dates}). El apoyo (dB) es en parte un juicio{searched}.',
  'sources.coin':
    '{publishers}. Cierres del {dates}, Nueva York; criptomonedas, al precio de ahora. El respaldo (dB) es en parte criterio{searched}.',
  'sources.values': '{publishers}. Valores del {dates}. El respaldo (dB) es en parte criterio{searched}.',
  'sources.instead': '{preferred} no tiene un dato tan nuevo; se toma de otra fuente: {what}.',
  'sources.searched': '; elegir la ventana costó 3 dB',

  // Other answers
  'reading.line': '{label}: {level} el {date}{change}',
  'reading.priceLine': '{label}, {date}: {change}',
  'reading.changes': '; {list}',
  'reading.over1': '{change} en el día',
  'reading.overN': '{change} en {n} sesiones',
  'reading.overRelease': '{change} desde la publicación anterior',
  'reading.percentile': 'percentil {value} de sus últimos 250 valores',
  'reading.usual': '{z} movimientos habituales en el día',
  'reading.noneInWindow': 'no se publicó nada en ese periodo',
  'reading.gap': '{label}: sin valor para ese día ({reason}).',
  'reading.nearest': 'Lo que sí hay: {list}.',
  'compare.unknown': '«{name}» no se conoce aquí, así que no se puede comparar.',
  'unavailable.known': 'Ninguna fuente de aquí recoge {what}, así que no se puede dar una cifra.',
  'unavailable.live': 'Aquí no hay datos en directo; este es el día registrado.',
  'driver.line': '{driver}: {word} ({db} dB).',
  'driver.for': 'A favor: {evidence}.',
  'driver.unconfirmed': 'No lo confirma: {evidence}.',
  'driver.against': 'En contra: {evidence}.',
  'driver.goldTrap': 'Que el oro caiga no lo descarta por sí solo; el petróleo es mejor prueba.',
  'driver.leaders': 'Con más respaldo: {list}.',
  'driver.missing': 'No se podía medir entonces: {list}.',
  'confidence.line':
    'La lectura mejor respaldada, {driver}, está en {db} dB: una relación de {ratio}, cerca de {percent} si se lee como probabilidad.',
  'confidence.none': 'Para ese día no se nombra ninguna causa, así que no hay número del que estar seguro.',
  'confidence.up': 'La sube: {evidence}.',
  'confidence.down': 'La baja: {evidence}.',
  'confidence.caveat':
    'Las ponderaciones son en parte medidas y en parte criterio, y una docena de días etiquetados no basta para calibrarlas: léase como respaldo, no como frecuencia.',
  'confidence.fragile':
    'Al quitar un bloque de pruebas o cambiar la ventana puede cambiar la primera causa, así que no es firme.',
  'confidence.firm':
    'La primera causa es la misma sin cualquiera de los bloques de pruebas y en las demás ventanas.',
  'advice.decline':
    'No doy consejos de compra, venta ni posiciones; eso corresponde a un asesor autorizado que conozca su situación. Lo que puedo decir es qué se movió y por qué.',
  'forecast.decline':
    'Eso no se puede saber, y no pronostico niveles ni direcciones. Lo que se puede comprobar ahora:',
  'quote.none':
    'No tengo ninguna declaración verificada y con hora sobre eso para el {date}, así que no cito ni parafraseo ninguna.',
  'quote.noFeed':
    'No hay registro de noticias para el {date}; sin una declaración verificada y con hora, no cito ninguna.',
  'quote.some': 'Declaraciones fechadas que constan hasta el {date}:',
  'quote.line': '{headline} ({date}, {source})',
  'quote.last': 'La última que consta: {headline} ({date}, {source}).',
  'quote.instead': 'Lo que sí se puede comprobar: {list}.',
  'who.line': '{person}: {role} (del {from} al {to}).',
  'who.open': '{person}: {role} (desde el {from}).',
  'who.unknown':
    'Solo guardo datos fechados de unos pocos cargos públicos, y ese nombre no está entre ellos.',
  'inject.decline':
    'Me limito a explicar los mercados con datos comprobados: no sigo instrucciones de un mensaje que pidan otra cosa ni doy órdenes de operar.',
  'inject.ignored': 'Las instrucciones del texto pegado se trataron como texto.',
  'claim.article': 'Afirmación: {claim}.',
  'claim.record': 'Lo que consta: {record}',
  'claim.none':
    'Conozco las afirmaciones de un solo artículo: {title}. Pregunte por una de ellas, por ejemplo el repo y el SOFR, el QT y las hipotecas, el dólar débil o el 312.',
  'compare.none': 'Nada de la biblioteca coincide con eso; contiene {list}.',
  'compare.beyond':
    'El año {year} queda fuera del registro, que empieza en 2018, así que no hay cifras con que compararlo.',
  'compare.tooLittle': '{name}, {date}: no se puede comparar, porque se conocen muy pocos datos del día.',
  'compare.future': '{name} ({date}) es posterior al día consultado.',
  'compare.verdict.like': 'Se parece a {name} ({date}): distancia {distance}.',
  'compare.verdict.unlike':
    'No se parece a {name} ({date}): distancia {distance}, y para ser cercano haría falta menos de 0,5.',
  'compare.nearest': 'Lo más parecido de la biblioteca: {name}, {date} (distancia {distance}).',
  'compare.today': 'este día',
  'compare.column': 'medida',
  'compare.sample': 'Unos pocos episodios son una muestra pequeña: lo que siguió no es un pronóstico.',
  'method.line1':
    'Primero se mide la premisa: nueve activos, cada movimiento dividido por su movimiento habitual (la dispersión de los 250 días anteriores).',
  'method.line2':
    'Después se prueba cada factor, a favor y en contra, con precios y noticias fechados; cada prueba suma o resta dB, y las correlacionadas cuentan la mitad.',
  'method.line3':
    'Un detonante solo se nombra con un suceso fechado; para encabezar hace falta estar casi a la par y 5 dB por encima del siguiente.',
  'method.line4':
    'Las ponderaciones vienen de frecuencias medidas, de la literatura y del criterio propio, cada una señalada; no son probabilidades calibradas.',
  'help.intro': 'Explico los movimientos del mercado con datos fechados. Por ejemplo:',
  'help.notUnderstood':
    'No entendí la pregunta, y sin un modelo de lenguaje solo entiendo preguntas sobre mercados. Por ejemplo:',
  'help.example1': '¿por qué cae todo?',
  'help.example2': '¿por qué cae el oro esta semana?',
  'help.example3': '¿es una carrera por liquidez?',
  'help.example4': '¿se parece al 312?',
  'help.example5': '¿cuánto rinde el bono a 10 años?',
  'help.example6': '¿qué tan seguro estás?',
  'hello.line': 'Hola. Pregúnteme por qué se movió algo; respondo con cifras fechadas.',
  'thanks.line': 'De nada.',
  'note.language':
    'El narrador incorporado escribe en inglés, chino, español, alemán, francés, portugués y japonés; esta respuesta está en inglés.',
  'note.closed': 'El {date} no hubo sesión en Nueva York; se lee el cierre del {session}.',
  'note.noMemory':
    'La memoria y los ajustes no están disponibles ahora: esta respuesta es de código y no se recuerda.',
  'note.gaps': 'No disponible entonces: {list}.',
  'note.feedDown': 'No hay registro de noticias de ese día, así que de los detonantes solo se dice el tipo.',
  'note.newsUnread':
    'No se pudieron leer todas las fuentes de noticias de estos días, así que de los detonantes solo se dice el tipo.',
  'note.weekend': 'Bolsa, bonos y metales están cerrados; sus valores son del {date}.',
  'note.noModel': 'Escrito por código: no hay modelo de lenguaje configurado.',
  'note.modelDown': 'Escrito por código: el modelo de lenguaje no respondió ({reason}).',
  'note.modelBroke':
    'El modelo de lenguaje se detuvo a la mitad ({reason}); el resto está escrito por código.',
  'note.unverified': 'Escrito por código: el texto del modelo no superó la verificación.',
  'note.dropped': 'Omitidas por no poder verificarse: {n} frases del modelo.',
  'note.cut': 'La respuesta del modelo se cortó en su límite de longitud.',
  'note.budget':
    'Escrito por código: el presupuesto de hoy ({scope}) se agotó; se reinicia a las {time} UTC.',
  'scope.user': 'usuario',
  'scope.chat': 'chat',
  'scope.bot': 'bot',
  'block.haven': 'refugio',
  'block.fx': 'divisas',
  'block.rates': 'tipos',
  'block.inflation': 'inflación',
  'block.energy': 'petróleo',
  'block.equity': 'bolsa',
  'block.equity60': 'bolsa a 60 sesiones',
  'block.credit': 'crédito',
  'block.vol': 'volatilidad',
  'block.funding': 'financiación',
  'block.crypto': 'cripto',
  'block.crowd': 'posiciones masificadas',
  'block.event': 'noticias',
  'block.breadth': 'amplitud',
  'block.other': 'calma en otros activos',
  'block.concentration': 'concentración',
  'block.joint': 'movimiento conjunto',
  'note.byCode': 'Escrito por código.',
  'rare.four':
    'S&P 500, oro, bonos largos y bitcoin caen a la vez más de un movimiento habitual: ocurre en cerca del {percent} de los días (2015 a mediados de 2026).',
  'cause.alsoDated': 'También con fecha, sin encabezar: {list}.',
  'cause.afterClose': 'Tras el cierre: {list}.',
  'moved.before': 'La sesión anterior: {list}',
  'premise.weekend':
    '{asset} {did} {change} desde el cierre del {date}; bolsa, bonos y metales están cerrados, sin precio más nuevo, y el fin de semana se mueve con poco volumen.',
  'cause.weekend':
    'No hay noticia fechada y verificada del fin de semana, así que no se puede separar la causa del poco volumen; lo que sigue es la evaluación de la última sesión.',
  'note.readAs': 'Leído como: «{text}».',
  'note.emptyModel': 'Escrito por código: el modelo no dio respuesta.',
  'trouble.MODEL_AUTH': 'su clave fue rechazada',
  'trouble.MODEL_NOT_FOUND': 'no se encontró el modelo',
  'trouble.MODEL_RATE_LIMIT': 'demasiadas peticiones por ahora',
  'trouble.MODEL_BAD_REQUEST': 'el servidor rechazó la petición',
  'trouble.MODEL_UNAVAILABLE': 'no se pudo contactar con el servidor',
  'trouble.MODEL_TIMEOUT': 'tardó demasiado',
  'trouble.MODEL_PROTOCOL': 'su respuesta no se pudo leer',
  'trouble.MODEL_ABORTED': 'detenido',
};
