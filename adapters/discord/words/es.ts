import type { DiscordWords } from '../words.ts';

export const es: DiscordWords = {
  noPictureHere: 'También hay una imagen, pero no puedo adjuntar archivos en este canal.',
  chooseDriver: 'Un factor, línea por línea',
  page: (page, pages) => `${page} de ${pages}`,
  pageGone: 'Ya no conservo las páginas de esta respuesta. Pulse Actualizar o pregunte de nuevo.',
  unreadable: 'No puedo leer este mensaje. Menciónenme en él o dejen activado el aviso de la respuesta.',
  lost: 'No he podido mostrar la respuesta aquí. Pregunte de nuevo.',
};
