/** All that adapters may import. The command line begins with core.ts alone. */

export { type AlertService, createAlertService } from './alert-service.ts';
export { pictureOf } from './charts/picture-of.ts';
export {
  createPictures,
  PictureError,
  type PictureRenderer,
  type PicturesOptions,
  type RenderedPicture,
} from './charts/pictures.ts';
export * from './core.ts';
export { createSendWindow, type Turn as SendTurn } from './delivery/send-window.ts';
export { createDigestLead } from './digest-lead.ts';
export { createDigests, type Digests, type DigestsParts, previewDigest } from './digest-service.ts';
export { createEventCalendar, type EventCalendar } from './events/calendar.ts';
export { createFrontDesk, type DeskParts } from './front-desk/desk.ts';
export { createDeskPictures } from './front-desk/draw.ts';
export { createFrontDeskFor, type DeskSetup } from './front-desk/setup.ts';
export { within } from './jobs/round.ts';
export { freshJob, type KeeperParts } from './live/keeper.ts';
export { createLive, type Live, type LiveSetup } from './live/setup.ts';
export {
  type Admin,
  type AdminSettings,
  adminSettingsIn,
  BUDGET_NAMES,
  type BudgetName,
  openAdmin,
  wrongId,
} from './operations/admin.ts';
export {
  type Backstage,
  openBackstage,
  openConfiguredStore,
  openExistingStore,
} from './operations/backstage.ts';
export { watchDoctor } from './operations/gauges.ts';
export { newestAnswerMs, type Readiness, readinessOf } from './operations/health.ts';
export { botSpending, meteredChat, meteredDesk } from './operations/metered.ts';
export { type Patience, patiently } from './operations/patience.ts';
export { type AdapterState, type PlatformRun, runPlatform } from './operations/platform-run.ts';
export { type Status, statusOf } from './operations/status.ts';
export { follow, sweepJob } from './operations/upkeep.ts';
