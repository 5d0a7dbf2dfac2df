import { layAnalog } from './layout/analog.ts';
import { layBoard } from './layout/board.ts';
import { layCrossAsset } from './layout/cross-asset.ts';
import { layDrivers } from './layout/drivers.ts';
import { frameOf } from './layout/frame.ts';
import { layFramework } from './layout/framework.ts';
import { layReading } from './layout/reading.ts';
import type { Measure, Scene } from './scene.ts';
import { type PictureSpec, SIZES } from './spec.ts';

/** Turns a spec into shapes. Pure: the same spec and the same fonts give the same scene. */
export function sceneOf(spec: PictureSpec, measure: Measure): Scene {
  const stage = frameOf(spec, measure);
  switch (spec.kind) {
    case 'reading':
      layReading(stage, spec);
      break;
    case 'board':
      layBoard(stage, spec);
      break;
    case 'drivers':
      layDrivers(stage, spec);
      break;
    case 'cross-asset':
      layCrossAsset(stage, spec);
      break;
    case 'analog':
      layAnalog(stage, spec);
      break;
    case 'framework':
      layFramework(stage, spec);
      break;
  }
  return { ...SIZES[spec.shape], background: stage.theme.background, shapes: stage.shapes };
}
