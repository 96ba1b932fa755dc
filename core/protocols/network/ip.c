/* ip.c - Internet Protocol version 4, RFC 791
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *     0        1        2                 4                 6                 8
 *     +---+----+--------+-----------------+-----------------+---+-------------+
 *     | 4 | hl | DSCP   | total length    | identification  |flg| frag offset |
 *     +---+----+--------+-----------------+-----------------+---+-------------+
 *     | TTL    | proto  | header checksum | source address                     |
 *     +--------+--------+-----------------+------------------------------------+
 *     | destination address               | options …
 *     +-----------------------------------+-----------------------------------
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "protocols/network/ip-fields.h"
#include "protocols/network/ip-names.h"

#define ETHERTYPE 0x0800
#define MIN_HEADER 20
#define FORMATTED_SIZE 16 /* "255.255.255.255" and its zero */

static const OctetCarrier carriers[] = {
  { "ethertype", ETHERTYPE }, { "ip.proto", 4 }, { "frame.link", 228 },
};

static void
format_address (const guint8 *bytes,
                char          text[FORMATTED_SIZE])
{
  g_snprintf (text, FORMATTED_SIZE, "%u.%u.%u.%u", bytes[0], bytes[1], bytes[2], bytes[3]);
}

static void
add_host (OctetDissector *self,
          guint           field,
          gsize           at)
{
  char text[FORMATTED_SIZE];

  if (!octet_dissector_wants (self, OCTET_WANTS_FIELDS))
    return;
  format_address (octet_dissector_get_bytes (self) + at, text);
  octet_dissector_add_text (self, field, text, at, 4);
  octet_dissector_add_text (self, IP_HOST, text, at, 4);
}

static void
describe (OctetDissector *self,
          const guint8   *bytes)
{
  char source[FORMATTED_SIZE], destination[FORMATTED_SIZE];

  format_address (bytes + 12, source);
  format_address (bytes + 16, destination);
  octet_dissector_describe (self, ", %s → %s", source, destination);
}

static void
verify (OctetDissector *self,
        gsize           header)
{
  guint16 sum;
  int verdict = 2;

  if (octet_dissector_sum_internet (self, header, -1, &sum))
    verdict = sum == 0xffff;
  octet_dissector_set_verdict (self, IP_CHECKSUM, IP_STATUS, IP_BAD_CHECKSUM, verdict);
}

/* RFC 5771, 4: groups in 224.0.0.0/24 are for the local network alone, so the
 * time to live is 1, but for the protocols that check that it still is 255. */
static void
check_ttl (OctetDissector *self,
           const guint8   *bytes)
{
  guint8 ttl = bytes[8], protocol = bytes[9];

  if (bytes[16] == 224 && bytes[17] == 0 && bytes[18] == 0)
    {
      gboolean far = protocol != 2 && (bytes[19] == 18 || bytes[19] == 102 || bytes[19] == 251);

      if (ttl != (far ? 255 : 1))
        octet_dissector_note (self, IP_TTL_LOCAL, IP_TTL);
    }
  else if (ttl < 5 && (bytes[16] & 0xf0) != 224 && protocol != 89 && protocol != 103)
    octet_dissector_note (self, IP_TTL_LOW, IP_TTL);
}

/* Octets up to the length that makes no sense of the rest; 0 where both of them do. */
static guint16
find_bad_length (OctetDissector *self)
{
  const guint8 *bytes = octet_dissector_get_bytes (self);
  gsize captured = octet_dissector_get_captured (self);
  gsize header = captured > 0 ? (gsize) (bytes[0] & 0x0f) * 4 : MIN_HEADER;
  gsize length = captured >= 4 ? octet_bytes_be16 (bytes + 2) : 0;

  if (header < MIN_HEADER)
    return 1;
  return length != 0 && length < header ? 4 : 0;
}

/* FALSE where the header contradicts itself so much that the rest means nothing. */
static gboolean
check_lengths (OctetDissector *self,
               const guint8   *bytes)
{
  gsize size = find_bad_length (self), length;

  if (size == 1)
    octet_dissector_note (self, IP_BAD_HEADER_LENGTH, IP_HEADER_LENGTH);
  else if (size != 0)
    octet_dissector_note (self, IP_BAD_LENGTH, IP_LENGTH);
  else
    {
      length = octet_bytes_be16 (bytes + 2);
      if (octet_dissector_is_quoted (self))
        octet_dissector_extend (self, length);
      if (length > octet_dissector_get_size (self))
        octet_dissector_note (self, IP_BAD_LENGTH, IP_LENGTH);
      /* Zero: the card was to cut a large segment and fill it in. */
      if (length != 0)
        octet_dissector_trim (self, length);
      return TRUE;
    }
  return FALSE;
}

static void
hand_on (OctetDissector *self,
         const guint8   *bytes)
{
  static const OctetFragmentFields fields = {
    IP_REASSEMBLED_IN, IP_FRAGMENTS, IP_FRAGMENT, IP_FRAGMENT_ERROR, IP_OVERLAP, IP_CONFLICT,
    IP_TAILS, IP_TOO_LONG, IP_COUNT, IP_REASSEMBLED_LENGTH, IP_REASSEMBLED_DATA, IP_LATE_FRAGMENT,
  };
  guint offset = octet_bytes_be16 (bytes + 6) & 0x1fff;
  gboolean more = (bytes[6] & 0x20) != 0;
  guint header = (guint) (bytes[0] & 0x0f) * 4, length = octet_bytes_be16 (bytes + 2);
  OctetFragmentPart part = {
    N_("Reassembled IPv4"), "ip.proto", bytes[9], octet_bytes_be16 (bytes + 4), TRUE, offset * 8,
    length - MIN (header, length), more,
  };
  const char *name = octet_name_find (octet_ip_protocols, G_N_ELEMENTS (octet_ip_protocols),
                                      bytes[9]);

  octet_dissector_summarize (self, "%s (%u)", name != NULL ? _(name) : _("Protocol"), bytes[9]);
  /* The first fragment tells what it can where the file does not have the whole of it. */
  if (offset == 0 && (!more || octet_bytes_be16 (bytes + 2) > octet_dissector_get_size (self)))
    {
      octet_dissector_hand_on (self, "ip.proto", bytes[9], bytes[9]);
      return;
    }
  octet_dissector_summarize (self, _("Fragment of %s (%u), offset %u, identification 0x%04x"),
                             name != NULL ? _(name) : _("protocol"), bytes[9], offset * 8,
                             octet_bytes_be16 (bytes + 4));
  octet_dissector_hand_on_fragment (self, &part, &fields);
}

static guint
get_version (OctetDissector *self)
{
  return octet_dissector_get_captured (self) > 0 ? octet_dissector_get_bytes (self)[0] >> 4 : 4;
}

/* Where the outer layer only says that this is IP, the version tells which; with Ethernet it
 * contradicts the type. */
static gboolean
ip_accept (OctetDissector *self)
{
  guint version = get_version (self);

  if (version == 6 && octet_dissector_get_parameter (self) != ETHERTYPE)
    octet_dissector_hide_row (self);
  else if (version != 4)
    octet_dissector_end_header (self, 1);
  else if (find_bad_length (self) != 0)
    octet_dissector_end_header (self, find_bad_length (self));
  return TRUE;
}

static void
ip_dissect (OctetDissector *self)
{
  const guint8 *bytes = octet_dissector_get_bytes (self);
  gsize header, size, goal;

  if (get_version (self) != 4)
    {
      gboolean is_6 = get_version (self) == 6;

      if (!is_6 || octet_dissector_get_parameter (self) == ETHERTYPE)
        octet_dissector_note (self, IP_BAD_VERSION, IP_VERSION);
      if (is_6)
        octet_dissector_call_part (self, "ethertype", 0x86dd, 0, octet_dissector_get_size (self));
      return;
    }
  if (!check_lengths (self, bytes))
    return;
  header = (gsize) (bytes[0] & 0x0f) * 4;
  size = MIN (header, octet_dissector_get_captured (self));
  goal = size > MIN_HEADER ? octet_ip_find_route (bytes, size) : 0;
  octet_dissector_read (self, goal > 0 ? IP_HOP : IP_DESTINATION);
  if (!octet_dissector_ok (self))
    return;
  octet_dissector_set_ends (self, OCTET_FLOW_IP, OCTET_ADDRESS_IPV4, bytes + 12,
                            bytes + (goal > 0 ? goal : 16));
  add_host (self, IP_SOURCE_HOST, 12);
  add_host (self, goal > 0 ? IP_HOP_HOST : IP_DESTINATION_HOST, 16);
  if (octet_dissector_wants (self, OCTET_WANTS_TEXT))
    describe (self, bytes);
  if (octet_dissector_wants (self, OCTET_WANTS_FIELDS))
    verify (self, header);
  check_ttl (self, bytes);
  if (header > MIN_HEADER)
    octet_ip_add_options (self, header - MIN_HEADER);
  hand_on (self, bytes);
}

const OctetProtocol octet_protocol_ip = {
  .key = "ip",
  .name = N_("Internet Protocol version 4"),
  .short_name = "IPv4",
  .reference = "RFC 791, 3.1",
  .level = OCTET_LEVEL_NETWORK,
  .row_from = 1,
  .header_size = 16,
  .fields = octet_ip_fields,
  .n_fields = IP_N_FIELDS,
  .notes = octet_ip_notes,
  .n_notes = IP_N_NOTES,
  OCTET_CARRIERS (carriers),
  .accept = ip_accept,
  .dissect = ip_dissect,
  .lesson = N_("Carries packets from one network to another, across as many routers as it takes. "
               "It tries its best, but it does not promise that a packet arrives."),
};
