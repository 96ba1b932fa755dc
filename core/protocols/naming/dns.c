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

static const OctetCarrier carriers[] = {
  { "udp.port", 53 }, { "tcp.port", 53 }, { "sctp.port", 53 }, { "tls.port", 853 },
  { "media_type", 0, "application/dns-message" },
};

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
  .message_size = dns_measure,
  .is_framed = TRUE,
  .dissect = dns_dissect,
  .lesson = N_("The Internet's telephone book: turns names that people remember into addresses "
               "that packets need. Almost every connection starts with it."),
};
