/* dhcpv6.c - Dynamic Host Configuration Protocol for IPv6, RFC 8415
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *     0      1                 4                   0      1      2             18             34
 *     +------+-----------------+---------          +------+------+-------------+--------------+---
 *     | type | transaction ID  | options …   or    | type | hops | link        | peer         | …
 *     +------+-----------------+---------          +------+------+-------------+--------------+---
 *     between client and server                    between relay agent and server
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "protocols/naming/dhcpv6-private.h"

#define HEADER_SIZE 4
#define RELAY_HEADER_SIZE 34
#define RELAY_FORWARD 12
#define RELAY_REPLY 13

static const OctetCarrier carriers[] = { { "udp.port", 546 }, { "udp.port", 547 } };

static const char *
name_value (guint   field,
            guint64 value)
{
  const char *name = octet_name_find (dhcpv6_fields[field].names, dhcpv6_fields[field].n_names,
                                      value);

  return name != NULL ? name : "Unknown";
}

static gsize
read_relay_header (Dhcpv6 *self,
                   gsize   at)
{
  const guint8 *bytes = octet_dissector_get_bytes (self->dissector);

  self->hops = (guint) octet_dissector_add (self->dissector, DHCPV6_HOPS, at + 1, 1);
  octet_dissector_add (self->dissector, DHCPV6_LINK, at + 2, 16);
  octet_dissector_add (self->dissector, DHCPV6_PEER, at + 18, 16);
  if (octet_dissector_ok (self->dissector) &&
      octet_dissector_wants (self->dissector, OCTET_WANTS_SUMMARY))
    {
      g_autoptr (GString) link = g_string_new (NULL);

      octet_bytes_format_ipv6 (bytes + at + 2, link);
      octet_dissector_summarize_more (self->dissector, " L: %s ", link->str);
    }
  return at + RELAY_HEADER_SIZE;
}

/* A message, which may stand in another one's option: its octets end at @end. */
void
dhcpv6_read_message (Dhcpv6 *self,
                     gsize   at,
                     gsize   end)
{
  guint outer = self->message, hops = self->hops;
  guint type = (guint) octet_dissector_add (self->dissector, DHCPV6_MESSAGE_TYPE, at, 1);

  if (!octet_dissector_ok (self->dissector))
    return;
  self->message = type;
  octet_dissector_summarize_more (self->dissector, "%s", name_value (DHCPV6_MESSAGE_TYPE, type));
  if (type == RELAY_FORWARD || type == RELAY_REPLY)
    at = read_relay_header (self, at);
  else
    {
      guint id = (guint) octet_dissector_add (self->dissector, DHCPV6_ID, at + 1, 3);

      octet_dissector_summarize_more (self->dissector, " XID: 0x%06x", id);
      at += HEADER_SIZE;
    }
  if (octet_dissector_ok (self->dissector))
    dhcpv6_read_options (self, at, end);
  self->message = outer;
  self->hops = hops;
}

/**
 * dhcpv6_read_options: (skip)
 * @self: a message
 * @at: the first option, from the layer's first octet
 * @end: where they end
 *
 * Each turn consumes at least four octets. Only the outermost options can run
 * out of octets; those inside are bounded by the option they stand in.
 */
void
dhcpv6_read_options (Dhcpv6 *self,
                     gsize   at,
                     gsize   end)
{
  OctetDissector *dissector = self->dissector;
  const guint8 *bytes = octet_dissector_get_bytes (dissector);
  gsize captured = octet_dissector_get_captured (dissector);

  while (at < end && octet_dissector_ok (dissector))
    {
      guint code = at + 4 <= captured ? octet_bytes_be16 (bytes + at) : 0;
      gsize size = at + 4 <= captured ? octet_bytes_be16 (bytes + at + 2) : 0;

      if (self->depth > 0 && (end - at < 4 || size > end - at - 4))
        {
          octet_dissector_note_here (dissector, DHCPV6_MALFORMED_OPTION);
          return;
        }
      if (at + 4 > captured)
        {
          octet_dissector_mark_malformed (dissector);
          return;
        }
      octet_dissector_add_text (dissector, DHCPV6_OPTION_NAME, name_value (DHCPV6_OPTION, code),
                                at, MIN (4 + size, captured - at));
      octet_dissector_enter (dissector);
      octet_dissector_add (dissector, DHCPV6_OPTION, at, 2);
      octet_dissector_add (dissector, DHCPV6_OPTION_LENGTH, at + 2, 2);
      if (size > captured - at - 4)
        octet_dissector_mark_malformed (dissector);
      else if (self->depth < DHCPV6_MAX_DEPTH)
        {
          self->depth++;
          dhcpv6_add_value (self, code, at + 4, size);
          self->depth--;
        }
      else
        octet_dissector_note_here (dissector, DHCPV6_TOO_DEEP);
      octet_dissector_close (dissector);
      at += 4 + size;
    }
}

static void
dhcpv6_dissect (OctetDissector *self)
{
  g_autoptr (GString) client = NULL;
  Dhcpv6 message = { self, 0, 0, 0, NULL };

  if (octet_dissector_wants (self, OCTET_WANTS_SUMMARY))
    message.client = client = g_string_new (NULL);
  octet_dissector_summarize (self, "%s", "");
  dhcpv6_read_message (&message, 0, octet_dissector_get_size (self));
  if (client != NULL && client->len > 0)
    octet_dissector_summarize_more (self, " CID: %s", client->str);
  octet_dissector_set_header (self, octet_dissector_get_captured (self));
}

const OctetProtocol octet_protocol_dhcpv6 = {
  .key = "dhcpv6",
  .name = N_("Dynamic Host Configuration Protocol for IPv6"),
  .short_name = "DHCPv6",
  .reference = "RFC 8415",
  .level = OCTET_LEVEL_APPLICATION,
  .fields = dhcpv6_fields,
  .n_fields = DHCPV6_N_FIELDS,
  .notes = dhcpv6_notes,
  .n_notes = DHCPV6_N_NOTES,
  OCTET_CARRIERS (carriers),
  .dissect = dhcpv6_dissect,
  .lesson = N_("Hands out IPv6 addresses and whole networks, and tells about DNS servers. Many "
               "networks need it only for the latter, as IPv6 hosts can make up addresses."),
};
