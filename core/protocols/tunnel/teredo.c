/* teredo.c - IPv6 in UDP through address translators, RFC 4380
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Before the IPv6 packet may stand, section 5.1.1:
 *
 *     0        2           3              4         …        …       + 8
 *     +--------+-----------+--------------+---------+--------+-------+--------------+
 *     | 0 1    | id length | auth. length | id      | value  | nonce | confirmation |
 *     +--------+-----------+--------------+---------+--------+-------+--------------+
 *     | 0 0    | port, inverted           | address, inverted |
 *     +--------+--------------------------+-------------------+
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "dissect/octet-dissector.h"

enum
{
  AUTHENTICATION, IDENTITY_LENGTH, VALUE_LENGTH, IDENTITY, VALUE, NONCE, CONFIRMATION, ORIGIN,
  ORIGIN_PORT, ORIGIN_ADDRESS,
};

enum { TYPE_ORIGIN = 0, TYPE_AUTHENTICATION = 1 };

/* clang-format off */
static const OctetField fields[] = {
  [AUTHENTICATION] = { "teredo.auth", N_("Authentication"), OCTET_FIELD_LABEL,
    .lesson = N_("Proves that an answer belongs to the question.") },
  [IDENTITY_LENGTH] = { "teredo.auth.idlen", N_("Length of the identity"), OCTET_FIELD_UINT,
    .bits = 8, .lesson = N_("Octets of the client's identity; mostly none.") },
  [VALUE_LENGTH] = { "teredo.auth.aulen", N_("Length of the value"), OCTET_FIELD_UINT, .bits = 8,
    .lesson = N_("Octets of the authentication value; mostly none.") },
  [IDENTITY] = { "teredo.auth.id", N_("Identity"), OCTET_FIELD_BYTES,
    .lesson = N_("Who the client is, where it and the server share a secret.") },
  [VALUE] = { "teredo.auth.value", N_("Value"), OCTET_FIELD_BYTES,
    .lesson = N_("Made from the packet and the shared secret.") },
  [NONCE] = { "teredo.auth.nonce", N_("Nonce"), OCTET_FIELD_BYTES,
    .lesson = N_("A random number of the client's that the server repeats: others cannot guess "
                 "it.") },
  [CONFIRMATION] = { "teredo.auth.conf", N_("Confirmation"), OCTET_FIELD_BYTES,
    .lesson = N_("Zero, unless the client's key is to be renewed.") },
  [ORIGIN] = { "teredo.orig", N_("Origin"), OCTET_FIELD_LABEL,
    .lesson = N_("How the server sees the client: what the address translator made of its "
                 "address.") },
  [ORIGIN_PORT] = { "teredo.orig.port", N_("Origin's port"), OCTET_FIELD_UINT, .bits = 16,
    .lesson = N_("The port that the translator gave. Its bits are inverted on the way, so that "
                 "no translator changes it.") },
  [ORIGIN_ADDRESS] = { "teredo.orig.addr", N_("Origin's address"), OCTET_FIELD_IPV4, .bits = 32,
    .lesson = N_("The address that the translator gave, inverted on the way as well.") },
};
/* clang-format on */

static const OctetCarrier carriers[] = { { "udp.port", 3544 } };

/* What else comes to this port is not Teredo. */
static gboolean
teredo_accept (OctetDissector *self)
{
  const OctetReader *rest = octet_dissector_rest (self);
  guint type = (guint) octet_reader_peek_be (rest, 0, 2);

  return octet_reader_left (rest) >= 40 && (type <= TYPE_AUTHENTICATION || type >> 12 == 6);
}

static void
add_authentication (OctetDissector *self)
{
  gsize identity, value;

  octet_dissector_open (self, AUTHENTICATION);
  octet_reader_skip (octet_dissector_rest (self), 2);
  identity = octet_dissector_read (self, IDENTITY_LENGTH);
  value = octet_dissector_read (self, VALUE_LENGTH);
  if (identity > 0)
    octet_dissector_read_size (self, IDENTITY, identity);
  if (value > 0)
    octet_dissector_read_size (self, VALUE, value);
  octet_dissector_read_size (self, NONCE, 8);
  octet_dissector_read_size (self, CONFIRMATION, 1);
  octet_dissector_close (self);
}

static void
add_origin (OctetDissector *self)
{
  OctetReader *rest = octet_dissector_rest (self);
  gsize at;
  guint8 address[4];
  guint32 inverted;

  octet_dissector_open (self, ORIGIN);
  octet_reader_skip (rest, 2);
  at = octet_dissector_get_position (self);
  octet_dissector_add_uint (self, ORIGIN_PORT, octet_reader_be16 (rest) ^ 0xffffu, at, 2);
  inverted = ~octet_reader_be32 (rest);
  for (gsize i = 0; i < sizeof address; i++)
    address[i] = (guint8) (inverted >> (24 - 8 * i));
  octet_dissector_add_bytes (self, ORIGIN_ADDRESS, address, sizeof address, at + 2, 4);
  octet_dissector_close (self);
}

static void
teredo_dissect (OctetDissector *self)
{
  OctetReader *rest = octet_dissector_rest (self);

  octet_dissector_set_header (self, octet_dissector_get_captured (self));
  if (octet_reader_peek_be (rest, 0, 2) == TYPE_AUTHENTICATION)
    add_authentication (self);
  if (octet_dissector_ok (self) && octet_reader_left (rest) > 8 &&
      octet_reader_peek_be (rest, 0, 2) == TYPE_ORIGIN)
    add_origin (self);
  octet_dissector_hand_on (self, "ethertype", 0x86dd, 0x86dd);
}

const OctetProtocol octet_protocol_teredo = {
  .key = "teredo",
  .name = N_("Teredo"),
  .short_name = "Teredo",
  .reference = "RFC 4380",
  .level = OCTET_LEVEL_NETWORK,
  OCTET_FIELDS (fields),
  OCTET_CARRIERS (carriers),
  .accept = teredo_accept,
  .dissect = teredo_dissect,
  .lesson = N_("IPv6 for a single machine behind an IPv4 address translator: packets travel "
               "inside UDP, and the address tells where the tunnel ends."),
};
