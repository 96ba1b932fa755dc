/* lcp.c - PPP's Link Control Protocol, RFC 1661, 1570, 1990.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "protocols/serial/ppp-control.h"

enum
{
  MAGIC = OCTET_PPP_N_FIELDS, DATA, MESSAGE, SECONDS, REJECTED, MTU_BYTES, MRU, ASYNC_BYTES,
  ASYNC, AUTH_BYTES, AUTH, ALGORITHM, QUALITY_BYTES, QUALITY, PERIOD, MAGIC_BYTES, OPTION_MAGIC,
  SHORT_PROTOCOL, NO_ADDRESS, CALLBACK, OPERATION, CALLBACK_MESSAGE, MRRU_BYTES, MRRU,
  SHORT_NUMBERS, ENDPOINT, ENDPOINT_CLASS, OPTION_DATA,
};

static const OctetName option_types[] = {
  { 1, N_("Largest frame") }, { 2, N_("Character map") }, { 3, N_("Authentication") },
  { 4, N_("Quality") }, { 5, N_("Magic number") }, { 7, N_("Short protocol numbers") },
  { 8, N_("No address and control") }, { 13, N_("Call back") }, { 17, N_("Multilink frame") },
  { 18, N_("Short multilink numbers") }, { 19, N_("Multilink name") },
};
static const OctetName protocols[] = {
  { 0xc023, N_("Password (PAP)") }, { 0xc025, N_("Link quality") },
  { 0xc223, N_("Challenge (CHAP)") }, { 0xc227, N_("Extensible (EAP)") },
};
static const OctetName algorithms[] = {
  { 5, "MD5" }, { 128, "MS-CHAP" }, { 129, "MS-CHAP-2" },
};

static const OctetField fields[] = {
  OCTET_PPP_FIELDS ("lcp", option_types),
  [MAGIC] = { "lcp.magic_number", N_("Magic number"), OCTET_FIELD_HEX, .bits = 32,
    .lesson = N_("The sender's random number. Who sees his own come back knows that the line "
                 "is a loop.") },
  [DATA] = { "lcp.data", N_("Data"), OCTET_FIELD_BYTES,
    .lesson = N_("Octets that an echo repeats.") },
  [MESSAGE] = { "lcp.message", N_("Message"), OCTET_FIELD_STRING,
    .lesson = N_("Words about the sender.") },
  [SECONDS] = { "lcp.secs_remaining", N_("Seconds remaining"), OCTET_FIELD_UINT, .bits = 32,
    .lesson = N_("How long the line will still be open.") },
  [REJECTED] = { "lcp.rej_proto", N_("Rejected protocol"), OCTET_FIELD_HEX, .bits = 16,
    OCTET_NAMED (protocols),
    .lesson = N_("The sender does not speak this protocol; the packet that it got follows.") },
  [MTU_BYTES] = { "lcp.opt.mtu_bytes", N_("Largest frame option"), OCTET_FIELD_BYTES,
    .lesson = N_("The largest frame that the sender can take.") },
  [MRU] = { "lcp.opt.mru", N_("Largest frame"), OCTET_FIELD_UINT, .bits = 16, .unit = N_("bytes"),
    .lesson = N_("Octets of payload; 1492 on PPP over Ethernet, as its headers need 8.") },
  [ASYNC_BYTES] = { "lcp.opt.asyncmap_bytes", N_("Character map option"), OCTET_FIELD_BYTES,
    .lesson = N_("Which control characters must be hidden on a modem line.") },
  [ASYNC] = { "lcp.opt.asyncmap", N_("Character map"), OCTET_FIELD_HEX, .bits = 32,
    .lesson = N_("A bit for each control character that the line would swallow.") },
  [AUTH_BYTES] = { "lcp.opt.auth_protocol_bytes", N_("Authentication option"), OCTET_FIELD_BYTES,
    .lesson = N_("How the other end is to prove who it is.") },
  [AUTH] = { "lcp.opt.auth_protocol", N_("Authentication protocol"), OCTET_FIELD_HEX, .bits = 16,
    OCTET_NAMED (protocols),
    .lesson = N_("PAP sends the password in the clear, CHAP sends only what it computed with "
                 "it.") },
  [ALGORITHM] = { "lcp.opt.algorithm", N_("Algorithm"), OCTET_FIELD_UINT, .bits = 8,
    OCTET_NAMED (algorithms),
    .lesson = N_("How CHAP computes its answer.") },
  [QUALITY_BYTES] = { "lcp.opt.quality_protocol_bytes", N_("Quality option"), OCTET_FIELD_BYTES,
    .lesson = N_("How the ends watch for lost frames.") },
  [QUALITY] = { "lcp.opt.quality_protocol", N_("Quality protocol"), OCTET_FIELD_HEX, .bits = 16,
    OCTET_NAMED (protocols),
    .lesson = N_("Which protocol carries the counters.") },
  [PERIOD] = { "lcp.opt.reporting_period", N_("Reporting period"), OCTET_FIELD_UINT, .bits = 32,
    .lesson = N_("The longest time between two reports, in hundredths of a second.") },
  [MAGIC_BYTES] = { "lcp.opt.magic_number_bytes", N_("Magic number option"), OCTET_FIELD_BYTES,
    .lesson = N_("A random number against loops.") },
  [OPTION_MAGIC] = { "lcp.opt.magic_number", N_("Magic number"), OCTET_FIELD_HEX, .bits = 32,
    .lesson = N_("The sender's random number. Who sees his own come back knows that the line "
                 "is a loop.") },
  [SHORT_PROTOCOL] = { "lcp.opt.field_compress", N_("Short protocol numbers"), OCTET_FIELD_BYTES,
    .lesson = N_("Protocol numbers below 256 may be sent as one octet.") },
  [NO_ADDRESS] = { "lcp.opt.addr_field_compress", N_("No address and control"), OCTET_FIELD_BYTES,
    .lesson = N_("The two octets before the protocol number may be left out.") },
  [CALLBACK] = { "lcp.opt.callback", N_("Call back option"), OCTET_FIELD_BYTES,
    .lesson = N_("The caller would like to be called back, so that the other end pays.") },
  [OPERATION] = { "lcp.opt.operation", N_("Operation"), OCTET_FIELD_UINT, .bits = 8,
    .lesson = N_("How the number to call is found.") },
  [CALLBACK_MESSAGE] = { "lcp.opt.message", N_("Message"), OCTET_FIELD_BYTES,
    .lesson = N_("The number or name to call.") },
  [MRRU_BYTES] = { "lcp.opt.multilink_mrru", N_("Multilink frame option"), OCTET_FIELD_BYTES,
    .lesson = N_("Several lines may be bundled into one.") },
  [MRRU] = { "lcp.opt.mrru", N_("Largest multilink frame"), OCTET_FIELD_UINT, .bits = 16,
    .unit = N_("bytes"),
    .lesson = N_("The largest frame that may be put together from pieces of several lines.") },
  [SHORT_NUMBERS] = { "lcp.opt.multilink_ssnh", N_("Short multilink numbers"), OCTET_FIELD_BYTES,
    .lesson = N_("Pieces have numbers of 12 bits in place of 24.") },
  [ENDPOINT] = { "lcp.opt.multilink_ep_disc", N_("Multilink name option"), OCTET_FIELD_BYTES,
    .lesson = N_("Lines with the same name here belong to one bundle.") },
  [ENDPOINT_CLASS] = { "lcp.opt.ep_disc_class", N_("Class"), OCTET_FIELD_UINT, .bits = 8,
    .lesson = N_("What kind of name it is.") },
  [OPTION_DATA] = { "lcp.opt.data", N_("Data"), OCTET_FIELD_BYTES,
    .lesson = N_("The name itself.") },
};

static const OctetCarrier carriers[] = { { "ppp.protocol", 0xc021 } };

static const OctetPppOption options[] = {
  { 1, MTU_BYTES, { MRU } }, { 2, ASYNC_BYTES, { ASYNC } },
  { 3, AUTH_BYTES, { AUTH, ALGORITHM } }, { 4, QUALITY_BYTES, { QUALITY, PERIOD } },
  { 5, MAGIC_BYTES, { OPTION_MAGIC } }, { 7, SHORT_PROTOCOL, { 0 } },
  { 8, NO_ADDRESS, { 0 } }, { 13, CALLBACK, { OPERATION, CALLBACK_MESSAGE } },
  { 17, MRRU_BYTES, { MRRU } }, { 18, SHORT_NUMBERS, { 0 } },
  { 19, ENDPOINT, { ENDPOINT_CLASS, OPTION_DATA } },
};

enum
{
  CODE_PROTOCOL_REJECT = 8, CODE_ECHO_REQUEST, CODE_ECHO_REPLY, CODE_DISCARD, CODE_IDENTIFICATION,
  CODE_TIME,
};

static void
dissect_rejected (OctetDissector *self)
{
  guint32 protocol = (guint32) octet_dissector_read (self, REJECTED);

  octet_dissector_set_quoting (self, TRUE);
  octet_dissector_hand_on (self, "ppp.protocol", protocol, protocol);
  octet_dissector_set_quoting (self, FALSE);
}

static void
dissect_magic (OctetDissector *self,
               guint64         code)
{
  guint text = code >= CODE_IDENTIFICATION ? MESSAGE : DATA;
  gsize left;

  octet_dissector_read (self, MAGIC);
  if (code == CODE_TIME)
    octet_dissector_read (self, SECONDS);
  left = octet_reader_left (octet_dissector_rest (self));
  if (left > 0)
    octet_dissector_read_size (self, text, left);
}

static void
lcp_dissect (OctetDissector *self)
{
  guint64 code = octet_dissector_get_uint (self, OCTET_PPP_CODE);

  octet_ppp_dissect (self, fields, options, G_N_ELEMENTS (options));
  if (code == CODE_PROTOCOL_REJECT)
    dissect_rejected (self);
  else if (code >= CODE_ECHO_REQUEST && code <= CODE_TIME)
    dissect_magic (self, code);
}

const OctetProtocol octet_protocol_lcp = {
  .key = "lcp",
  .name = N_("PPP Link Control Protocol"),
  .short_name = "LCP",
  .reference = "RFC 1661",
  .level = OCTET_LEVEL_LINK,
  .header_size = 4,
  OCTET_FIELDS (fields),
  OCTET_CARRIERS (carriers),
  .dissect = lcp_dissect,
  .lesson = N_("Before a PPP line carries anything its two ends agree here on frame sizes and on "
               "who must prove who he is; later they ask each other for signs of life."),
};
