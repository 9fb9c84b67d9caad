import { BlockList, isIP } from 'node:net'

const special4 = new BlockList()
for (const [network, prefix] of [
  ['0.0.0.0', 8], // "this" network, and the unspecified address
  ['10.0.0.0', 8],
  ['100.64.0.0', 10], // carrier-grade NAT; also the metadata service of one cloud
  ['127.0.0.0', 8],
  ['169.254.0.0', 16], // link-local, with the metadata service of most clouds
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4], // multicast
  ['240.0.0.0', 4], // reserved, and broadcast
] as const) {
  special4.addSubnet(network, prefix, 'ipv4')
}
special4.addAddress('168.63.129.16', 'ipv4') // the host agent of one cloud, on a public-looking address

/** Only 2000::/3 is public IPv6; loopback, private, link-local, multicast, mapped IPv4 and NAT64 lie outside of it. */
const global6 = new BlockList()
global6.addSubnet('2000::', 3, 'ipv6')
const special6 = new BlockList()
for (const [network, prefix] of [
  ['2001::', 23], // protocol assignments, with Teredo, which carries an IPv4 address inside
  ['2001:db8::', 32],
  ['2002::', 16], // 6to4, the same
  ['3fff::', 20],
] as const) {
  special6.addSubnet(network, prefix, 'ipv6')
}

/** Whether an address is on the public internet. Anything that is not clearly an address is not. */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address)
  if (family === 4) return !special4.check(address, 'ipv4')
  if (family === 6) return global6.check(address, 'ipv6') && !special6.check(address, 'ipv6')
  return false
}

const loopback = new BlockList()
loopback.addSubnet('127.0.0.0', 8, 'ipv4')
loopback.addAddress('::1', 'ipv6')

/** Whether an address is this machine itself. */
export function isLoopbackAddress(address: string): boolean {
  const family = isIP(address)
  return family !== 0 && loopback.check(address, family === 4 ? 'ipv4' : 'ipv6')
}
