import { type Call, channel, message, Refusal, type Reply, refuseIf, type Scene, shown } from './call.ts'
import { faultsOfCommands } from './command-rules.ts'
import { callback, editReply, followUp, showReply } from './interaction-routes.ts'
import { type Json, objects } from './json.ts'
import { edit, list, remove, send } from './message-routes.ts'
import { botJson, channelJson } from './shapes.ts'
import { modify, startLooseThread, startThread } from './thread-routes.ts'

/** Routes that need no bot token: the interaction's own token opens them. */
export const isOpen = (path: string) => /^\/(interactions|webhooks)\//.test(path)

export function answer(scene: Scene, call: Call): Reply {
  for (const [method, path, handle] of routes) {
    const found = method === call.method ? path.exec(call.path) : null
    if (found) return handle(scene, call, found.slice(1).map(decodeURIComponent))
  }
  scene.complaints.push(`the stand-in has no ${call.method} ${call.path}`)
  throw new Refusal(404, 0, '404: Not Found')
}

type Handler = (scene: Scene, call: Call, parts: readonly string[]) => Reply

const routes: readonly (readonly [method: string, path: RegExp, handle: Handler])[] = [
  ['GET', /^\/gateway\/bot$/, ({ gatewayBot }) => ({ status: 200, body: gatewayBot() })],
  ['GET', /^\/users\/@me$/, ({ world }) => ({ status: 200, body: botJson(world) })],
  ['PUT', /^\/applications\/(\d+)\/commands$/, register],
  [
    'GET',
    /^\/channels\/(\d+)$/,
    ({ world }, _call, [id]) => ({ status: 200, body: channelJson(world, channel(world, id)) }),
  ],
  ['PATCH', /^\/channels\/(\d+)$/, modify],
  ['POST', /^\/channels\/(\d+)\/threads$/, startLooseThread],
  ['GET', /^\/channels\/(\d+)\/messages$/, list],
  ['POST', /^\/channels\/(\d+)\/messages$/, send],
  ['GET', /^\/channels\/(\d+)\/messages\/(\d+)$/, (scene, _call, ids) => shown(scene, message(scene.world, ids))],
  ['PATCH', /^\/channels\/(\d+)\/messages\/(\d+)$/, edit],
  ['DELETE', /^\/channels\/(\d+)\/messages\/(\d+)$/, remove],
  ['POST', /^\/channels\/(\d+)\/messages\/(\d+)\/threads$/, startThread],
  ['POST', /^\/interactions\/(\d+)\/([^/]+)\/callback$/, callback],
  ['POST', /^\/webhooks\/\d+\/([^/]+)$/, followUp],
  ['GET', /^\/webhooks\/\d+\/([^/]+)\/messages\/(?:@|%40)original$/, showReply],
  ['PATCH', /^\/webhooks\/\d+\/([^/]+)\/messages\/(?:@|%40)original$/, editReply],
]

function register({ world, api, complaints }: Scene, { body }: Call): Reply {
  const list = objects(body)
  refuseIf(complaints, 'commands', [...faultsOfCommands(list), ...api.commands(body)])
  world.commands = list.map((command) => ({
    default_member_permissions: null,
    type: 1,
    description: '', // those of menus have none
    ...command,
    id: world.newId(),
    application_id: world.bot.applicationId,
    version: world.newId(),
  }))
  for (const command of world.commands) complaints.push(...api.answers.commands(numeric(command)))
  return { status: 200, body: world.commands }
}

const numeric = ({ default_member_permissions: permissions, ...command }: Json) => ({
  ...command,
  default_member_permissions: permissions === null ? null : String(permissions),
})
