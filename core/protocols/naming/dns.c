/* dns.c - Domain Name System, RFC 1035
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Over a stream two octets with the message's length stand before each one:
 * RFC 1035, 4.2.2. The messages themselves are taken apart in dns-message.c.
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "protocols/naming/dns-message.h"

#define LENGTH_SIZE 2
#define PORT 53

static const OctetCarrier carriers[] = {
  { "udp.port", PORT }, { "udp.port", OCTET_HEURISTIC }, { "tcp.port", PORT },
  { "sctp.port", PORT }, { "tls.port", 853 },
  { "media_type", 0, "application/dns-message" },
};

/* Whether the octets at the start are a question's name that a person could have typed. */
static gboolean
has_plain_name (const guint8 *octets,
                gsize         size,
                gsize        *ret_size)
{
  gsize at = 0;

  while (at < size && octets[at] > 0 && octets[at] < 64)
    {
      gsize end = at + 1 + octets[at];

      for (at++; at < end && at < size; at++)
        if (!g_ascii_isgraph (octets[at]))
          return FALSE;
    }
  *ret_size = at + 1;
  return at > 1 && at < size && octets[at] == 0;
}

/* DNS on ports that are not its own: one question whose name, type and class make sense. */
static gboolean
dns_accept (OctetDissector *self)
{
  const guint8 *octets = octet_dissector_get_bytes (self);
  gsize size = octet_dissector_get_captured (self), name;
  guint flags;

  if (!octet_dissector_is_over (self, "udp") || octet_dissector_get_parameter (self) == PORT)
    return TRUE;
  if (size < 12 + 1 + 4)
    return FALSE;
  flags = octet_bytes_be16 (octets + 2);
  if ((flags & 0x7840) != 0 || octet_bytes_be16 (octets + 4) != 1 ||
      ((flags & 0x8000) == 0 && octet_bytes_be32 (octets + 6) != 0) ||
      octet_bytes_be16 (octets + 6) > 64 || octet_bytes_be16 (octets + 8) > 64 ||
      octet_bytes_be16 (octets + 10) > 64)
    return FALSE;
  if (!has_plain_name (octets + 12, size - 12, &name) || size - 12 - name < 4)
    return FALSE;
  octets += 12 + name;
  return octets[0] <= 1 && (octet_bytes_be16 (octets + 2) == 1 ||
                            octet_bytes_be16 (octets + 2) == 255);
}

static gssize
dns_measure (OctetDissector *self,
             const guint8   *data,
             gsize           size)
{
  return size < LENGTH_SIZE ? OCTET_MESSAGE_NEEDS_MORE
                            : LENGTH_SIZE + (gssize) octet_bytes_be16 (data);
}

static void
dns_dissect (OctetDissector *self)
{
  gsize start = 0;

  if (octet_dissector_is_over (self, "tcp") || octet_dissector_is_over (self, "tls"))
    {
      gsize length = octet_dissector_read (self, DNS_LENGTH);

      start = LENGTH_SIZE;
      octet_dissector_trim (self, LENGTH_SIZE + length);
      if (!octet_dissector_ok (self))
        return;
    }
  dns_message_dissect (self, DNS_FLAVOUR_DNS, start);
}

const OctetProtocol octet_protocol_dns = {
  .key = "dns",
  .name = N_("Domain Name System"),
  .short_name = "DNS",
  .reference = "RFC 1035",
  .level = OCTET_LEVEL_APPLICATION,
  .fields = dns_fields,
  .n_fields = DNS_N_FIELDS,
  .notes = dns_notes,
  .n_notes = DNS_N_NOTES,
  OCTET_CARRIERS (carriers),
  .accept = dns_accept,
  .message_size = dns_measure,
  .is_framed = TRUE,
  .dissect = dns_dissect,
  .lesson = N_("The Internet's telephone book: turns names that people remember into addresses "
               "that packets need. Almost every connection starts with it."),
};
