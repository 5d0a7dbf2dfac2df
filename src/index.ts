/** All that adapters may import. */
export type { Adapter } from './adapter.ts';
export { type AlertService, createAlertService } from './alert-service.ts';
export * from './answer/answer.ts';
export type { Turn } from './answer/ask.ts';
export { type CardOptions, type Cards, createCards, type WindowedCardOptions } from './answer/cards.ts';
export { dayLabel, snapshotLabel } from './answer/label.ts';
export { nearest, suggestion } from './answer/nearest.ts';
export type { Analog, Assessment, DriverAssessment, Evidence, Window } from './assessment/assessment.ts';
export type { Backtest } from './assessment/backtest.ts';
export { checkFrameworkFile } from './assessment/check.ts';
export { type AskOptions, type Bot, type BotOptions, createBot } from './bot.ts';
export { pictureOf } from './charts/picture-of.ts';
export {
  createPictures,
  PictureError,
  type PictureRenderer,
  type PicturesOptions,
  type RenderedPicture,
} from './charts/pictures.ts';
export type { PictureSpec } from './charts/spec.ts';
export { answerOf, type Chat, type ChatRequest } from './chat/chat.ts';
export type { ConversationKey } from './chat/conversation.ts';
export type { AnswerEvent } from './chat/model-answer.ts';
export { checkConfiguredModel, createChatFor } from './chat/setup.ts';
export {
  type ArgumentKind,
  argumentChoices,
  argumentOfForm,
  CHAT_COMMANDS,
  COMMAND_OPTIONS,
  COMMANDS,
  type Command,
  type CommandArgument,
  type CommandDeclaration,
  type CommandForm,
  type CommandInput,
  type CommandName,
  type CommandOption,
  type CommandParts,
  type CompletionKind,
  type FormField,
  type FormValues,
} from './commands.ts';
export type { OperationsConfig, Role } from './config/operations.ts';
export { problemOf } from './config/variables.ts';
export { type Config, checkConfig, givenSettings, loadConfig, type TelegramConfig } from './config.ts';
export { createSendWindow, type Turn as SendTurn } from './delivery/send-window.ts';
export { type Content, type MessageAction, SendError, type Sender } from './delivery/sender.ts';
export { DIGEST_LENGTHS, type DigestLength } from './digest/build.ts';
export { createDigestLead } from './digest-lead.ts';
export { createDigests, type Digests, type DigestsParts, previewDigest } from './digest-service.ts';
export type { Doctor, DoctorReport } from './doctor/doctor.ts';
export { doctorAnswer, recordedSourcesAnswer, sourcesAnswer } from './doctor/sources-answer.ts';
export { ConfigError, FileError, InputError, NoDataError, UndercurrentError } from './errors.ts';
export { createEventCalendar, type EventCalendar } from './events/calendar.ts';
export { createFrontDesk, type DeskParts } from './front-desk/desk.ts';
export { createDeskPictures } from './front-desk/draw.ts';
export type { PictureLook, Pictures, PictureWish } from './front-desk/pictures.ts';
export { createFrontDeskFor, type DeskSetup } from './front-desk/setup.ts';
export type {
  Action,
  ActionKind,
  Choice,
  DeskEvent,
  DeskRequest,
  FrontDesk,
  Glance,
  Picture,
  RefusalReason,
  Wish,
} from './front-desk/types.ts';
export { ACTION_KINDS } from './front-desk/types.ts';
export type { Jobs } from './jobs/jobs.ts';
export { languageOfTag, type Translated } from './languages.ts';
export { freshJob, type KeeperParts } from './live/keeper.ts';
export { createLive, type Live, type LiveSetup } from './live/setup.ts';
export { createLogger, type Logger, type Warner, warnerFor, withoutSecrets } from './log.ts';
export {
  type Admin,
  type AdminSettings,
  adminSettingsIn,
  BUDGET_NAMES,
  type BudgetName,
  openAdmin,
} from './operations/admin.ts';
export {
  type Backstage,
  openBackstage,
  openConfiguredStore,
  programVersion,
} from './operations/backstage.ts';
export { watchDoctor } from './operations/gauges.ts';
export { newestAnswerMs, type Readiness, readinessOf } from './operations/health.ts';
export { botSpending, meteredChat, meteredDesk } from './operations/metered.ts';
export type { Metrics } from './operations/metrics.ts';
export { type Status, statusOf } from './operations/status.ts';
export { follow, sweepJob } from './operations/upkeep.ts';
export { projectFile } from './paths.ts';
export type { Gap, Reading, Snapshot } from './snapshot/snapshot.ts';
export type { Place as PlaceToSend } from './store/place.ts';
