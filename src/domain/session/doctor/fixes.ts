/** What to change where. */
export interface Fix {
  where: string
  text: string
  /** Lines for its configuration; null when words are enough. */
  config: string | null
}

const streamPath = '/api/*/events/stream'

/** Against something that keeps events back until it has enough of them. */
export const bufferingFixes: Fix[] = [
  {
    where: 'nginx',
    text: 'Turn buffering off for the console, and do not ignore the header X-Accel-Buffering it sends.',
    config: 'proxy_buffering off;\nproxy_cache off;\nproxy_http_version 1.1;\ngzip off;',
  },
  {
    where: 'Caddy',
    text: 'Send on what comes at once.',
    config: 'reverse_proxy 127.0.0.1:4620 {\n  flush_interval -1\n}',
  },
  {
    where: 'Traefik',
    text: 'Remove the “buffering” middleware from the route, and flush after each write.',
    config: 'traefik.http.services.console.loadbalancer.responseforwarding.flushinterval=-1ms',
  },
  {
    where: 'Cloudflare and other content networks',
    text: `Do not cache, scan or rewrite ${streamPath}, and switch response buffering off for it. A company’s scanning proxy needs an exception for it as well.`,
    config: null,
  },
]

/** Against compression of the stream. */
export const compressionFixes: Fix[] = [
  {
    where: 'nginx',
    text: 'Do not compress the stream.',
    config: 'gzip off;\nbrotli off;  # where the module is in use\nproxy_buffering off;',
  },
  {
    where: 'Caddy',
    text: 'Leave the stream out of “encode”.',
    config: `@other not path ${streamPath}\nencode @other zstd gzip`,
  },
  {
    where: 'Traefik',
    text: 'Leave event streams out of the “compress” middleware.',
    config: 'traefik.http.middlewares.compress.compress.excludedcontenttypes=text/event-stream',
  },
  {
    where: 'Cloudflare and other content networks',
    text: 'Keep the header Cache-Control: no-transform that the console sends; where a rule removes it, remove the rule.',
    config: null,
  },
]

/** Against connections that fall silent or are cut. */
export const timeoutFixes: Fix[] = [
  {
    where: 'nginx',
    text: 'Let a stream live, and let heartbeats through.',
    config: 'proxy_buffering off;\nproxy_read_timeout 1h;\nproxy_send_timeout 1h;',
  },
  {
    where: 'Caddy',
    text: 'Set no time limit for streams, and send heartbeats on at once.',
    config: 'reverse_proxy 127.0.0.1:4620 {\n  flush_interval -1\n  stream_timeout 0\n}',
  },
  {
    where: 'Traefik',
    text: 'Set no time limit for answers.',
    config:
      '--entryPoints.web.transport.respondingTimeouts.readTimeout=0\n--entryPoints.web.transport.respondingTimeouts.writeTimeout=0',
  },
  {
    where: 'Cloudflare and load balancers',
    text: 'They close what stays silent for about 60 to 100 s. Raise the idle timeout, or have heartbeats sent more often.',
    config: 'CONSOLE_HEARTBEAT_MS=10000',
  },
]

export const clockFixes: Fix[] = [
  { where: 'Linux', text: 'Let this computer set its clock by itself.', config: 'timedatectl set-ntp true' },
  {
    where: 'macOS and Windows',
    text: 'Switch on “Set time automatically” in the settings for date and time. Virtual machines need it after they slept.',
    config: null,
  },
]
