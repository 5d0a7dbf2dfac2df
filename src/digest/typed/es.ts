import type { DigestTyped } from '../typed.ts';

export const es: DigestTyped = {
  actions: {
    on: 'activar|activa|encender|enciende|reanudar|suscribir|cambiar|cambia',
    off: 'desactivar|desactiva|apagar|apaga|parar|cancelar|cancela|quitar|pausar|pausa',
    now: 'ahora|ahora mismo|ya',
    status:
      'cuáles son mis ajustes|mis ajustes|qué ajustes tengo|ver ajustes|mostrar ajustes|muéstrame los ajustes|estado|ajustes|ayuda|cuándo|cuándo es el próximo|próximo',
    preview: 'prueba|ejemplo|vista previa',
  },
  everyDay: 'diario|diaria|diariamente|a diario|todos los días|cada día',
  everyHalf: {
    am: 'todas las mañanas|cada mañana',
    pm: 'todas las tardes|cada tarde',
    night: 'todas las noches|cada noche',
  },
  workDays:
    'laborables|días laborables|cada día laborable|cada día hábil|todos los laborables|día hábil|días de semana|días de bolsa|los días laborables|los días hábiles|días hábiles|día laborable|todos los días laborables|todos los días hábiles|entre semana',
  weekend: 'fin de semana|fines de semana',
  days: [
    'lun|lunes',
    'mar|martes',
    'mie|mié|miércoles',
    'jue|jueves',
    'vie|viernes',
    'sab|sábado|sábados',
    'dom|domingo|domingos',
  ],
  languages: {
    en: 'inglés',
    zh: 'chino|mandarín',
    es: 'español|castellano',
    de: 'alemán',
    fr: 'francés',
    pt: 'portugués',
    ja: 'japonés',
  },
  lengths: {
    short: 'corto|corta|breve|más corto',
    normal: 'medio',
    long: 'largo|larga|más largo|detallado|completo',
  },
  pictures: 'imagen|imágenes|foto|fotos|gráfico|gráficos',
  not: 'no|sin|excepto|salvo|menos',
  yes: 'sí|con',
  to: 'a|al|hasta',
  and: 'y',
  halves: {
    am: 'de la mañana|por la mañana|en la mañana|de la madrugada',
    pm: 'de la tarde|por la tarde|en la tarde',
    night: 'de la noche|por la noche|en la noche',
  },
  clocks: { '12:00': 'mediodía|al mediodía|a mediodía', '00:00': 'medianoche|a medianoche' },
  oclock: 'horas|en punto',
  minutes: { 30: 'y media', 15: 'y cuarto', '-15': 'menos cuarto' },
  numbers: 'una|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce',
  weekly: 'semanal|una vez a la semana|una vez por semana|cada semana',
  impossible: {
    often: 'cada hora|dos veces|dos veces al día|mensual|cada mes',
    dates: 'mañana|hoy|por una semana|durante una semana',
    session: 'antes|después|apertura|cierre',
    language: 'italiano|ruso|coreano|árabe',
  },
  fillers:
    'mi zona|mi hora|mi zona horaria|mi zona horaria es|mi hora es|las|los|la|el|en|cada|día|días|de|del|para|hora|horario|formato|quiero|envía|envíame|por favor|favor|gracias|solo|idioma|zona|horaria|resumen',
};
