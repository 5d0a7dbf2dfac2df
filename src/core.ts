/**
 * The part of the door that every adapter needs: questions, answers, commands and settings. What runs a service
 * (desk, digests, alerts, pictures, live sources) is only in index.ts, so that the command line, which answers one
 * question, does not wait for a hundred files that it never uses.
 */
export type { Adapter } from './adapter.ts';
export * from './answer/answer.ts';
export type { Turn } from './answer/ask.ts';
export { type CardOptions, type Cards, createCards, type WindowedCardOptions } from './answer/cards.ts';
export { dayLabel, snapshotLabel } from './answer/label.ts';
export { nearest, suggestion } from './answer/nearest.ts';
export type { Analog, Assessment, DriverAssessment, Evidence, Window } from './assessment/assessment.ts';
export type { Backtest } from './assessment/backtest.ts';
export { checkFrameworkFile } from './assessment/check.ts';
export { type AskOptions, type Bot, type BotOptions, createBot } from './bot.ts';
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
export { type Content, type MessageAction, SendError, type Sender } from './delivery/sender.ts';
export { DIGEST_LENGTHS, type DigestLength } from './digest/build.ts';
export type { Doctor, DoctorReport } from './doctor/doctor.ts';
export { doctorAnswer, recordedSourcesAnswer, sourcesAnswer } from './doctor/sources-answer.ts';
export { ConfigError, FileError, InputError, NoDataError, UndercurrentError } from './errors.ts';
export type { PictureLook, Pictures, PictureWish } from './front-desk/pictures.ts';
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
export { createLogger, type Logger, type Warner, warnerFor, withoutSecrets } from './log.ts';
export type { Metrics } from './operations/metrics.ts';
export { programVersion, projectFile } from './paths.ts';
export type { Gap, Reading, Snapshot } from './snapshot/snapshot.ts';
export type { Place as PlaceToSend } from './store/place.ts';
