import type { Answer, Language } from '../answer/answer.ts';
import type { Window } from '../assessment/assessment.ts';
import type { View } from './token.ts';
import type { Picture } from './types.ts';

/** How a chat shows pictures. */
export interface PictureLook {
  readonly theme: 'light' | 'dark';
  /** `wide` for a desktop, `phone` upright. */
  readonly shape: 'wide' | 'phone';
}

export interface PictureWish extends PictureLook {
  readonly view: View;
  /** The id that the view is about, if it is about one. */
  readonly subject?: string;
  /** Absent: now. */
  readonly asOf?: string;
  /** Absent: the window with the largest surprise. */
  readonly window?: Window;
  readonly language: Language;
  /** The answer that the picture stands beside. */
  readonly answer: Answer;
  /** `answer`: beside the text. `chart`: somebody pressed Chart, and may have seen the other one already. */
  readonly purpose: 'answer' | 'chart';
}

/** Draws what an answer shows. */
export interface Pictures {
  /** Undefined when there is nothing to draw. */
  for(wish: PictureWish): Promise<Picture | undefined>;
}
