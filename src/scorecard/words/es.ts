import type { ScorecardWords } from '../words.ts';
import { one } from './one.ts';

export const es: ScorecardWords = {
  unavailable: 'El marcador necesita datos en directo y un almacén; este bot funciona sin uno de ellos.',
  none: 'Aún no se ha publicado ninguna opinión. Se anota una cuando una respuesta en directo nombra un factor que lidera con claridad.',
  counts: (wrong, held, open, undecided) =>
    `De las opiniones publicadas, ${wrong} ${one(wrong, 'resultó falsa', 'resultaron falsas')}, ${held} se ${one(held, 'mantuvo', 'mantuvieron')} hasta su fecha, ${open} ${one(open, 'sigue abierta', 'siguen abiertas')} y ${undecided} no se ${one(undecided, 'pudo', 'pudieron')} decidir.`,
  how: 'Una opinión es falsa en cuanto su condición se cumple en un cierre. Mantenerse solo significa que esa condición no se cumplió, no que la causa fuera la correcta.',
  byDriver: 'Por factor',
  driverColumns: ['factor', 'falsas', 'mantenidas', 'abiertas', 'sin decidir'],
  last: 'Últimas opiniones',
  lastColumns: ['fecha', 'factor principal', 'falsa si', 'resultado', 'valor'],
  states: {
    open: 'abierta',
    held: 'mantenida',
    wrong: 'falsa',
    unresolved: 'sin decidir',
    void: 'retirada',
  },
  overdue: 'abierta, vencida',
  falsifier: (label, comparison, threshold, by) =>
    `${label} ${comparison === 'above' ? 'por encima de' : 'por debajo de'} ${threshold} a más tardar el ${by}`,
  base: (percent, wrongPercent, count) =>
    `Para comparar: en el historial, umbrales igual de lejanos se cruzaron en el mismo número de sesiones en el ${percent}% de los casos, liderara lo que liderara. De ${one(count, `la única opinión decidida`, `las ${count} opiniones decididas`)} con ese registro, el ${wrongPercent}% resultó falso.`,
  noBase:
    'Aún no se puede decir con qué frecuencia se cruzan de todos modos esos umbrales: ninguna opinión decidida tiene un registro lo bastante largo.',
  few: 'Son demasiado pocas para distinguir acierto de azar.',
  note: 'Por qué no se decidió',
  undecided: {
    notRead: 'su dato no se pudo leer a tiempo.',
    unitChanged: 'la unidad de su dato cambió.',
    fewValues: (seen, possible) =>
      `solo ${seen} de ${possible} sesiones ${one(seen, 'tiene', 'tienen')} valor.`,
  },
  method: 'Cómo leerlo',
};
