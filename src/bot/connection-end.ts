import { GatewayCloseCodes as codes, DiscordjsError, DiscordjsErrorCodes } from 'discord.js'
import { AppError } from '../errors.ts'

/** Why there is no connection, for whoever runs Vigil. */
export function describeFailure(cause: unknown, apiUrl: string): AppError {
  if (cause instanceof DiscordjsError && cause.code === DiscordjsErrorCodes.TokenInvalid) return refusedToken(cause)
  const words = cause instanceof Error ? cause.message : ''
  // These are the words of discord.js's gateway client, which gives no codes.
  if (words === 'Authentication failed') return refusedToken(cause)
  if (words === 'Invalid shard') return wrongShards(cause)
  if (words === 'Sharding is required') return fewShards(cause)
  const [, resetsAt] = /^Not enough sessions remaining .*resets at (\S+)$/.exec(words) ?? []
  if (resetsAt !== undefined) {
    return new AppError(
      'unavailable',
      `Discord takes no more new connections of this bot until ${resetsAt}: it was started too often today. Posts wait until then.`,
      { cause },
    )
  }
  return new AppError(
    'unavailable',
    `Discord could not be reached at ${apiUrl}. Posts wait until it can; check the connection and DISCORD_API_URL.`,
    { cause },
  )
}

/** Why Discord has ended the connection for good, by its code. */
export function describeEnd(code: number): AppError {
  if (code === codes.AuthenticationFailed) return refusedToken(code)
  if (code === codes.InvalidShard) return wrongShards(code)
  if (code === codes.ShardingRequired) return fewShards(code)
  return new AppError('unavailable', `Discord ended the connection (${code}). It is opened anew.`)
}

const refusedToken = (cause: unknown) =>
  new AppError(
    'bad-configuration',
    'Discord refuses the token in DISCORD_TOKEN. Copy it again from the Bot page of your application at https://discord.com/developers/applications.',
    { cause },
  )

const wrongShards = (cause: unknown) =>
  new AppError('bad-configuration', 'DISCORD_SHARD_IDS names a shard that DISCORD_SHARDS does not have.', { cause })

const fewShards = (cause: unknown) =>
  new AppError(
    'unavailable',
    'The bot is in so many servers that Discord wants more shards. Set DISCORD_SHARDS to auto, or to a larger number.',
    { cause },
  )
