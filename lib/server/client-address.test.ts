import { describe, expect, test } from "vitest";
import { clientAddress, networkOf } from "./client-address";

describe("the address of a client", () => {
  test.each<[string, string, string | undefined, number | undefined, string]>([
    ["nobody in between", "203.0.113.7", undefined, 0, "203.0.113.7"],
    ["what a client says is nothing", "203.0.113.7", "198.51.100.1", 0, "203.0.113.7"],
    ["nor when no proxy is named", "203.0.113.7", "198.51.100.1", undefined, "203.0.113.7"],
    ["a proxy on the same machine", "127.0.0.1", "198.51.100.1", undefined, "198.51.100.1"],
    ["the same, as IPv6 writes it", "::ffff:127.0.0.1", "198.51.100.1", undefined, "198.51.100.1"],
    ["unless it is said that there is none", "127.0.0.1", "198.51.100.1", 0, "127.0.0.1"],
    ["one proxy", "10.0.0.2", "198.51.100.1", 1, "198.51.100.1"],
    ["one proxy, and a client that lies", "10.0.0.2", "192.0.2.9, 198.51.100.1", 1, "198.51.100.1"],
    ["two proxies", "10.0.0.2", "192.0.2.9, 198.51.100.1, 10.0.0.1", 2, "198.51.100.1"],
    ["past the proxies", "203.0.113.7", undefined, 1, "203.0.113.7"],
    ["past one of them", "203.0.113.7", "198.51.100.1", 2, "203.0.113.7"],
    ["a proxy that adds the port", "10.0.0.2", "198.51.100.1:4711", 1, "198.51.100.1"],
    ["the same under IPv6", "10.0.0.2", "[2001:db8::1]:4711", 1, "2001:db8::1"],
    ["no address at all", "10.0.0.2", "unknown", 1, "10.0.0.2"],
  ])("%s", (_, peer, forwarded, proxies, expected) => {
    const headers = forwarded === undefined ? {} : { "x-forwarded-for": forwarded };
    expect(clientAddress(peer, headers, proxies)).toBe(expected);
  });
});

test.each([
  ["203.0.113.7", "203.0.113.7"],
  ["::ffff:203.0.113.7", "203.0.113.7"],
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2"],
  ["2001:0db8:0001:0002::9", "2001:db8:1:2"],
  ["2001:db8::1", "2001:db8:0:0"],
  ["fe80::1%eth0", "fe80:0:0:0"],
  ["::1", "0:0:0:0"],
])("%s counts as %s", (address, network) => {
  expect(networkOf(address)).toBe(network);
});
