import * as compile from "@/lib/contract/compile";
import * as graphs from "@/lib/contract/graphs";
import * as health from "@/lib/contract/health";
import * as models from "@/lib/contract/models";
import type { Operation } from "@/lib/contract/operation";
import * as questions from "@/lib/contract/questions";
import * as runFile from "@/lib/contract/run-file";
import * as runBulk from "@/lib/contract/run-bulk";
import * as runTrends from "@/lib/contract/run-trends";
import * as runViews from "@/lib/contract/run-views";
import * as runs from "@/lib/contract/runs";
import * as secrets from "@/lib/contract/secrets";
import * as servers from "@/lib/contract/servers";
import * as shares from "@/lib/contract/shares";
import * as steps from "@/lib/contract/steps";
import * as templates from "@/lib/contract/templates";
import * as versions from "@/lib/contract/versions";
import * as workers from "@/lib/contract/workers";

/** Every call of the API, in the order in which openapi.json shows them. A route that is not in here does not exist (tested). */
export const operations: readonly Operation[] = [
  health.getHealth,
  health.getOpenapi,
  graphs.listGraphs,
  graphs.listTags,
  graphs.createGraph,
  graphs.getGraph,
  graphs.exportGraph,
  graphs.saveGraph,
  graphs.deleteGraph,
  graphs.recoverGraph,
  templates.listTemplates,
  templates.saveTemplate,
  templates.deleteTemplate,
  versions.listVersions,
  versions.createVersion,
  versions.getVersion,
  versions.publishVersion,
  versions.restoreVersion,
  compile.compileGraph,
  compile.getSpec,
  runs.startGraphRun,
  runs.startRun,
  runs.listRuns,
  runTrends.getRunTrends,
  runViews.listRunViews,
  runViews.saveRunView,
  runViews.deleteRunView,
  runBulk.bulkRuns,
  runs.getRun,
  runs.getRunStatus,
  runs.deleteRun,
  runs.cancelRun,
  runs.forkRun,
  runs.streamEvents,
  steps.getStep,
  questions.listQuestions,
  questions.listRunQuestions,
  questions.answerQuestion,
  runFile.exportRun,
  runFile.importRun,
  shares.listGraphShares,
  shares.shareGraph,
  shares.listRunShares,
  shares.shareRun,
  shares.revokeShare,
  shares.getShared,
  shares.streamSharedEvents,
  shares.getSharedStep,
  shares.getSharedFile,
  shares.getSharedPicture,
  shares.duplicateShared,
  models.listModels,
  secrets.listSecrets,
  secrets.createSecret,
  secrets.replaceSecret,
  secrets.deleteSecret,
  servers.listServers,
  servers.createServer,
  servers.replaceServer,
  servers.deleteServer,
  workers.listWorkers,
];
