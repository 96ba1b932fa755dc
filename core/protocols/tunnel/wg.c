/* wg.c - WireGuard, wireguard.com/papers/wireguard.pdf, section 5.4
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Four messages; numbers are little-endian.
 *
 *     0   1          4        8               40              88           116    132    148
 *     +---+----------+--------+---------------+---------------+------------+------+------+
 *     | 1 | reserved | sender | ephemeral key | sealed key    | sealed time| mac1 | mac2 |
 *     +---+----------+--------+----------+----+----------+----+-----+------+------+------+
 *     | 2 | reserved | sender | receiver | ephemeral key | sealed | mac1 | mac2 |
 *     +---+----------+--------+-+--------+---+-----------+---+----+------+------+
 *     | 3 | reserved | receiver | nonce (24) | sealed cookie |
 *     +---+----------+----------+---------+--+---------------+
 *     | 4 | reserved | receiver | counter | sealed packet …
 *     +---+----------+----------+---------+----------------
 */
#include "config.h"

#include <inttypes.h>

#include <glib/gi18n-lib.h>

#include "dissect/octet-dissector.h"

enum
{
  TYPE, RESERVED, SENDER, RECEIVER, EPHEMERAL, EPHEMERAL_KNOWN, STATIC, TIMESTAMP, NOTHING, MAC1,
  MAC2, NONCE, COOKIE, COUNTER, PACKET, RESPONSE_IN, RESPONSE_TO,
};

enum { INITIATION = 1, RESPONSE, COOKIE_REPLY, DATA };

/* Sizes of section 5.4; a seal takes 16 octets. */
enum { SEAL = 16, INITIATION_SIZE = 148, RESPONSE_SIZE = 92, COOKIE_SIZE = 64, DATA_HEADER = 16,
       KEY_SIZE = 32 };

static const OctetName types[] = {
  { INITIATION, N_("Handshake initiation") }, { RESPONSE, N_("Handshake response") },
  { COOKIE_REPLY, N_("Cookie reply") }, { DATA, N_("Data") },
};

/* clang-format off */
static const OctetField fields[] = {
  [TYPE] = { "wg.type", N_("Type"), OCTET_FIELD_UINT, .at = 0, .size = 1, OCTET_NAMED (types),
    .lesson = N_("One of only four messages. Few kinds of message leave little room for "
                 "mistakes.") },
  [RESERVED] = { "wg.reserved", N_("Reserved"), OCTET_FIELD_BYTES, .at = 1, .size = 3,
    .lesson = N_("Zero; kept for later use.") },
  [SENDER] = { "wg.sender", N_("Sender"), OCTET_FIELD_HEX, .bits = 32,
    .flags = OCTET_FIELD_LITTLE,
    .lesson = N_("A random number by which the sender wants to be called in this session.") },
  [RECEIVER] = { "wg.receiver", N_("Receiver"), OCTET_FIELD_HEX, .bits = 32,
    .flags = OCTET_FIELD_LITTLE,
    .lesson = N_("The number that the receiver chose for this session: it finds the keys by "
                 "it.") },
  [EPHEMERAL] = { "wg.ephemeral", N_("Ephemeral key"), OCTET_FIELD_STRING,
    .lesson = N_("A public key made for this handshake only. When it is forgotten, nobody can "
                 "open the session any more, not even with the long-term keys.") },
  [EPHEMERAL_KNOWN] = { "wg.ephemeral.known_privkey", N_("Private key known"), OCTET_FIELD_BOOL,
    .bits = 8, .flags = OCTET_FIELD_GENERATED, .on = N_("Yes"), .off = N_("No"),
    .lesson = N_("Whether somebody gave the secret half of this key; without it the tunnel "
                 "stays closed.") },
  [STATIC] = { "wg.encrypted_static", N_("Sealed public key"), OCTET_FIELD_LABEL,
    .lesson = N_("Who knocks: the sender's long-term public key, which only the receiver can "
                 "read.") },
  [TIMESTAMP] = { "wg.encrypted_timestamp", N_("Sealed time"), OCTET_FIELD_LABEL,
    .lesson = N_("When the handshake was begun, so that an old one cannot be sent again.") },
  [NOTHING] = { "wg.encrypted_empty", N_("Sealed nothing"), OCTET_FIELD_LABEL,
    .lesson = N_("No content, but the seal proves that the sender has the right keys.") },
  [MAC1] = { "wg.mac1", N_("First authenticator"), OCTET_FIELD_BYTES,
    .lesson = N_("Proves that the sender knows the receiver's public key. Without it the "
                 "receiver stays silent, so scanners do not find it.") },
  [MAC2] = { "wg.mac2", N_("Second authenticator"), OCTET_FIELD_BYTES,
    .lesson = N_("Zero, unless the receiver was under load and sent a cookie: then it proves "
                 "that the sender's address is true.") },
  [NONCE] = { "wg.nonce", N_("Nonce"), OCTET_FIELD_BYTES,
    .lesson = N_("A number used once, to seal the cookie with.") },
  [COOKIE] = { "wg.encrypted_cookie", N_("Sealed cookie"), OCTET_FIELD_BYTES,
    .lesson = N_("A receiver under load gives this instead of an answer. The sender proves its "
                 "address by using it in its next try.") },
  [COUNTER] = { "wg.counter", N_("Counter"), OCTET_FIELD_UINT, .bits = 64,
    .flags = OCTET_FIELD_LITTLE,
    .lesson = N_("Counts the packets of the session. It seals each one differently, and a packet "
                 "that was recorded and sent again is found out.") },
  [PACKET] = { "wg.encrypted_packet", N_("Sealed packet"), OCTET_FIELD_LABEL,
    .lesson = N_("The IP packet in the tunnel, padded to a multiple of 16 octets. Only a seal of "
                 "16 octets and nothing else: a sign of life.") },
  [RESPONSE_IN] = { "wg.response_in", N_("Response in packet"), OCTET_FIELD_FRAME,
    .flags = OCTET_FIELD_GENERATED | OCTET_FIELD_ANSWER,
    .lesson = N_("The packet that answers this handshake.") },
  [RESPONSE_TO] = { "wg.response_to", N_("Response to packet"), OCTET_FIELD_FRAME,
    .flags = OCTET_FIELD_GENERATED | OCTET_FIELD_QUESTION,
    .lesson = N_("The packet that began this handshake.") },
};
/* clang-format on */

enum { KEEPALIVE };

static const OctetNote notes[] = {
  [KEEPALIVE] = { "wg.keepalive", OCTET_NOTE_CHAT, OCTET_GROUP_SEQUENCE,
    N_("Nothing is inside: a sign of life that keeps firewalls on the way open") },
};

/* WireGuard has no port of its own. */
static const OctetCarrier carriers[] = { { "udp.port", OCTET_HEURISTIC } };

static gboolean
wg_accept (OctetDissector *self)
{
  gsize size = octet_dissector_get_size (self);
  const OctetReader *rest = octet_dissector_rest (self);

  if (octet_reader_peek_be (rest, 1, 3) != 0 || octet_reader_left (rest) < 4)
    return FALSE;
  switch (octet_reader_peek_be (rest, 0, 1))
    {
    case INITIATION:
      return size == INITIATION_SIZE;
    case RESPONSE:
      return size == RESPONSE_SIZE;
    case COOKIE_REPLY:
      return size == COOKIE_SIZE;
    case DATA:
      return size >= DATA_HEADER + SEAL;
    default:
      return FALSE;
    }
}

/* Keys are written as WireGuard's own tools write them. */
static void
add_ephemeral (OctetDissector *self)
{
  gsize at = octet_dissector_get_position (self);
  const guint8 *key = octet_reader_take (octet_dissector_rest (self), KEY_SIZE);
  g_autofree char *text = NULL;

  if (key == NULL)
    return;
  if (octet_dissector_wants (self, OCTET_WANTS_FIELDS))
    text = g_base64_encode (key, KEY_SIZE);
  octet_dissector_add_text (self, EPHEMERAL, text != NULL ? text : "", at, KEY_SIZE);
  octet_dissector_enter (self);
  octet_dissector_add_uint (self, EPHEMERAL_KNOWN, FALSE, at, 0);
  octet_dissector_close (self);
}

/* The initiation's sender is the response's receiver. Ends may move to other addresses in the
 * middle of a session (section 2.1), so nothing else ties the two together. */
static void
add_turn (OctetDissector *self,
          guint32         id,
          gboolean        is_request)
{
  const OctetExchangePart part = { .id = id, .is_request = is_request, .is_anywhere = TRUE };
  static const OctetExchangeFields exchange = {
    .response_in = RESPONSE_IN, .request_in = RESPONSE_TO, .time = G_MAXUINT,
  };
  OctetTurn turn = octet_dissector_find_turn (self, &part);

  turn.time = G_MININT64;
  octet_dissector_add_turn (self, &part, &turn, &exchange);
}

static void
add_initiation (OctetDissector *self)
{
  guint32 sender = (guint32) octet_dissector_read (self, SENDER);

  add_ephemeral (self);
  octet_dissector_read_size (self, STATIC, KEY_SIZE + SEAL);
  octet_dissector_read_size (self, TIMESTAMP, 12 + SEAL);
  octet_dissector_read_size (self, MAC1, 16);
  octet_dissector_read_size (self, MAC2, 16);
  octet_dissector_summarize (self, _("Handshake initiation, sender 0x%08x"), sender);
  if (octet_dissector_ok (self))
    add_turn (self, sender, TRUE);
}

static void
add_response (OctetDissector *self)
{
  guint32 sender = (guint32) octet_dissector_read (self, SENDER);
  guint32 receiver = (guint32) octet_dissector_read (self, RECEIVER);

  add_ephemeral (self);
  octet_dissector_read_size (self, NOTHING, SEAL);
  octet_dissector_read_size (self, MAC1, 16);
  octet_dissector_read_size (self, MAC2, 16);
  octet_dissector_summarize (self, _("Handshake response, sender 0x%08x, receiver 0x%08x"), sender,
                             receiver);
  if (octet_dissector_ok (self))
    add_turn (self, receiver, FALSE);
}

static void
add_data (OctetDissector *self)
{
  guint32 receiver = (guint32) octet_dissector_read (self, RECEIVER);
  guint64 counter = octet_dissector_read (self, COUNTER);
  gsize size = octet_dissector_get_left (self);

  octet_dissector_read_size (self, PACKET, size);
  if (size == SEAL)
    {
      octet_dissector_note (self, KEEPALIVE, PACKET);
      octet_dissector_summarize (self, _("Sign of life, receiver 0x%08x, counter %" PRIu64),
                                 receiver, counter);
    }
  else
    octet_dissector_summarize (self, _("Data, receiver 0x%08x, counter %" PRIu64),
                               receiver, counter);
}

static void
wg_dissect (OctetDissector *self)
{
  switch (octet_dissector_get_uint (self, TYPE))
    {
    case INITIATION:
      add_initiation (self);
      break;
    case RESPONSE:
      add_response (self);
      break;
    case COOKIE_REPLY:
      octet_dissector_read (self, RECEIVER);
      octet_dissector_read_size (self, NONCE, 24);
      octet_dissector_read_size (self, COOKIE, 16 + SEAL);
      octet_dissector_summarize (self, _("Cookie reply"));
      break;
    default:
      add_data (self);
    }
}

const OctetProtocol octet_protocol_wg = {
  .key = "wg",
  .name = N_("WireGuard"),
  .short_name = "WireGuard",
  .reference = "wireguard.com/papers/wireguard.pdf",
  .level = OCTET_LEVEL_SESSION,
  .header_size = 4,
  OCTET_FIELDS (fields),
  OCTET_NOTES (notes),
  OCTET_CARRIERS (carriers),
  .accept = wg_accept,
  .dissect = wg_dissect,
  .lesson = N_("A small virtual private network: a handshake of two messages makes keys, then "
               "each packet travels sealed inside UDP."),
};
