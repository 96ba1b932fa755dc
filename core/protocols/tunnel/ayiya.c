/* ayiya.c - Anything in Anything, draft-massar-v6ops-ayiya-02
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *     0             1             2             3             4       8
 *     +-------------+-------------+-------------+-------------+-------+----------+-----------+---
 *     | id len type | sig len hash| auth opcode | next header | epoch | identity | signature | …
 *     +-------------+-------------+-------------+-------------+-------+----------+-----------+---
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "dissect/octet-dissector.h"

enum
{
  IDENTITY_LENGTH, IDENTITY_TYPE, SIGNATURE_LENGTH, HASH, AUTHENTICATION, OPERATION, NEXT, EPOCH,
  IDENTITY, SIGNATURE,
};

enum { FORWARD = 1, ECHO_AND_FORWARD = 3 };

static const OctetName identity_types[] = {
  { 0, N_("None") }, { 1, N_("Number") }, { 2, N_("Name") },
};
static const OctetName hashes[] = { { 0, N_("None") }, { 1, "MD5" }, { 2, "SHA-1" } };
static const OctetName authentications[] = {
  { 0, N_("None") }, { 1, N_("Shared secret") }, { 2, N_("Key pair") },
};
static const OctetName operations[] = {
  { 0, N_("Heartbeat") }, { FORWARD, N_("Forward") }, { 2, N_("Echo request") },
  { ECHO_AND_FORWARD, N_("Echo request and forward") }, { 4, N_("Echo response") },
  { 5, N_("Message of the day") }, { 6, N_("Query request") }, { 7, N_("Query response") },
};
static const OctetName next_headers[] = {
  { 4, "IPv4" }, { 41, "IPv6" }, { 59, N_("Nothing") },
};

/* clang-format off */
static const OctetField fields[] = {
  [IDENTITY_LENGTH] = { "ayiya.idlen", N_("Length of the identity"), OCTET_FIELD_HEX, .at = 0,
    .size = 1, .mask = 0xf0,
    .lesson = N_("The identity has two to the power of this octets.") },
  [IDENTITY_TYPE] = { "ayiya.idtype", N_("Kind of identity"), OCTET_FIELD_HEX, .at = 0, .size = 1,
    .mask = 0x0f, OCTET_NAMED (identity_types),
    .lesson = N_("Whether the identity is a number, such as an address, or a name.") },
  [SIGNATURE_LENGTH] = { "ayiya.siglen", N_("Length of the signature"), OCTET_FIELD_HEX, .at = 1,
    .size = 1, .mask = 0xf0, .lesson = N_("In units of four octets.") },
  [HASH] = { "ayiya.hashmethod", N_("Hash"), OCTET_FIELD_HEX, .at = 1, .size = 1, .mask = 0x0f,
    OCTET_NAMED (hashes), .lesson = N_("How the packet is summed up before it is signed.") },
  [AUTHENTICATION] = { "ayiya.authmethod", N_("Authentication"), OCTET_FIELD_HEX, .at = 2,
    .size = 1, .mask = 0xf0, OCTET_NAMED (authentications),
    .lesson = N_("How the sender proves who it is.") },
  [OPERATION] = { "ayiya.opcode", N_("Operation"), OCTET_FIELD_HEX, .at = 2, .size = 1,
    .mask = 0x0f, OCTET_NAMED (operations),
    .lesson = N_("Forward carries a packet; a heartbeat keeps the way through an address "
                 "translator open.") },
  [NEXT] = { "ayiya.nextheader", N_("Next header"), OCTET_FIELD_HEX, .at = 3, .size = 1,
    OCTET_NAMED (next_headers),
    .lesson = N_("What travels inside, by the numbers of IP; mostly IPv6.") },
  [EPOCH] = { "ayiya.epoch", N_("Epoch"), OCTET_FIELD_TIME,
    .lesson = N_("When the packet was sent. Old ones are not taken, so recording and sending "
                 "them again is of no use.") },
  [IDENTITY] = { "ayiya.identity", N_("Identity"), OCTET_FIELD_BYTES,
    .lesson = N_("Whose tunnel it is, whatever address the sender has at the moment.") },
  [SIGNATURE] = { "ayiya.signature", N_("Signature"), OCTET_FIELD_BYTES,
    .lesson = N_("Proves that the packet comes from the tunnel's owner and was not changed.") },
};
/* clang-format on */

static const OctetCarrier carriers[] = { { "udp.port", 5072 } };

static void
ayiya_dissect (OctetDissector *self)
{
  gsize identity = (gsize) 1 << octet_dissector_get_uint (self, IDENTITY_LENGTH);
  gsize signature = 4 * octet_dissector_get_uint (self, SIGNATURE_LENGTH);
  guint operation = (guint) octet_dissector_get_uint (self, OPERATION);
  guint next = (guint) octet_dissector_get_uint (self, NEXT);
  const char *name = octet_name_find (operations, G_N_ELEMENTS (operations), operation);

  if (name != NULL)
    octet_dissector_summarize (self, "%s", _(name));
  octet_dissector_add_time (self, EPOCH,
                            (gint64) octet_reader_be32 (octet_dissector_rest (self)) * 1000000000,
                            4, 4);
  octet_dissector_read_size (self, IDENTITY, identity);
  if (signature > 0)
    octet_dissector_read_size (self, SIGNATURE, signature);
  if (operation == FORWARD || operation == ECHO_AND_FORWARD)
    octet_dissector_hand_on (self, "ip.proto", next, next);
}

const OctetProtocol octet_protocol_ayiya = {
  .key = "ayiya",
  .name = N_("Anything in Anything"),
  .short_name = "AYIYA",
  .reference = "draft-massar-v6ops-ayiya-02",
  .level = OCTET_LEVEL_NETWORK,
  .header_size = 4,
  OCTET_FIELDS (fields),
  OCTET_CARRIERS (carriers),
  .dissect = ayiya_dissect,
  .lesson = N_("A tunnel for IPv6 inside UDP that works behind address translators and for users "
               "who move. Tunnel brokers used it while providers had no IPv6."),
};
