import { z } from 'zod'
import { AppError } from './errors.ts'

/** Without the slash at its end: paths follow it. */
const address = z.url({ protocol: /^https?$/ }).transform((given) => given.replace(/\/+$/, ''))

const url = (fallback: string) => address.default(fallback).describe(`default ${fallback}`)

const secretKey = z
  .string()
  .regex(/^([0-9a-f]{64}|[A-Za-z0-9+/_-]{43}=?)$/i, 'must be 32 bytes in hex or base64')
  .optional()

/** `0-3,6` as the numbers it names. */
const shardIds = z
  .string()
  .regex(/^\d{1,5}(-\d{1,5})?(,\d{1,5}(-\d{1,5})?)*$/, 'must be numbers and ranges, such as 0-3,6')
  .transform((given) =>
    given.split(',').flatMap((part) => {
      const [first = 0, last = first] = part.split('-').map(Number)
      return Array.from({ length: Math.max(0, last - first + 1) }, (_, nth) => first + nth)
    }),
  )
  .optional()

/** Every setting Vigil reads from the environment, with what it is for. `.env.example` lists the same keys. */
export const configSchema = z.object({
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/ })
    .optional()
    .describe('Postgres; without it an embedded database is used'),
  VIGIL_DATA_DIR: z
    .string()
    .min(1)
    .default('./data')
    .describe('where the embedded database lies, and logs that are yet to be read'),
  VIGIL_LOG_DIR: z
    .string()
    .min(1)
    .optional()
    .describe('folder in which ACT or IINACT writes its logs; they are followed while Vigil runs'),
  VIGIL_LOG_CHANNEL: z
    .string()
    .regex(/^\d{17,20}$/, 'must be the id of a Discord channel')
    .optional()
    .describe(
      'Discord channel in which followed logs are told, for the static it belongs to; default the channel page',
    ),
  PORT: z.coerce.number().int().min(0).max(65_535).default(8800).describe('port of the site'),
  HOST: z.string().min(1).default('127.0.0.1').describe('address the site listens on'),
  PUBLIC_URL: address
    .refine((given) => new URL(given).pathname === '/', 'must be an address without a path')
    .optional()
    .describe('where members reach the site, for their FFLogs login; default http://localhost:PORT'),
  VIGIL_SECRET_KEY: secretKey.describe(
    'seals members’ FFLogs logins; without it, and without DATABASE_URL, a key is kept in VIGIL_DATA_DIR',
  ),
  VIGIL_SECRET_KEY_OLD: secretKey.describe('the key before, while there are logins that were sealed with it'),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info').describe('how much is logged'),
  DISCORD_TOKEN: z.string().min(1).optional().describe('bot token; without it the channel is shown on the site'),
  DISCORD_API_URL: url('https://discord.com/api'),
  DISCORD_CDN_URL: url('https://cdn.discordapp.com'),
  DISCORD_SHARDS: z
    .union([z.literal('auto'), z.coerce.number().int().min(1).max(16_384)])
    .default('auto')
    .describe('shards of the bot in all; default auto: as many as Discord recommends, all in this process'),
  DISCORD_SHARD_IDS: shardIds.describe(
    'which of DISCORD_SHARDS this process runs, such as 0-3,6; every process of the same DATABASE_URL runs its own',
  ),
  FFLOGS_CLIENT_ID: z.string().min(1).optional().describe('FFLogs API client'),
  FFLOGS_CLIENT_SECRET: z.string().min(1).optional().describe('its secret'),
  FFLOGS_URL: url('https://www.fflogs.com'),
  XIVAPI_URL: url('https://v2.xivapi.com'),
  VIGIL_POLL_SECONDS: z.coerce
    .number()
    .int()
    .min(1)
    .max(3600)
    .default(30)
    .describe(
      'how often a live report is asked while FFLogs’ points suffice; one that stands still is asked less and less',
    ),
  VIGIL_RAW_DAYS: z.coerce
    .number()
    .int()
    .min(1)
    .max(36_500)
    .default(90)
    .describe('how long what FFLogs answered is kept, from the last time anything of that report was read'),
})

/** Where members reach the site. */
export const siteUrl = ({ PUBLIC_URL, PORT }: Pick<Config, 'PUBLIC_URL' | 'PORT'>): string =>
  PUBLIC_URL ?? `http://localhost:${PORT}`

export type Config = z.infer<typeof configSchema>

/** Reads the environment, or says which setting is wrong and how. Empty values count as unset. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
  const read = configSchema.safeParse(given)
  if (read.success) return checkedShards(read.data)
  const faults = read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
  throw new AppError('bad-configuration', `These settings cannot be used: ${faults.join('; ')}. See .env.example.`)
}

/** Whoever runs some of the shards has to say of how many. */
function checkedShards(config: Config): Config {
  const { DISCORD_SHARDS: count, DISCORD_SHARD_IDS: ids } = config
  if (ids === undefined || (count !== 'auto' && ids.every((id) => id < count))) return config
  throw new AppError(
    'bad-configuration',
    count === 'auto'
      ? 'DISCORD_SHARD_IDS says which shards run here, so DISCORD_SHARDS must say of how many.'
      : `DISCORD_SHARD_IDS goes from 0 to ${count - 1}, since DISCORD_SHARDS is ${count}.`,
  )
}
