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
#define HEADER_SIZE 12
#define RESPONSE_BIT 0x80
#define OPCODE_BITS 0x78
/* Records that a response on a strange port has at most; 64 KiB hold more, nobody sends them. */
#define MAX_ANSWERS 128
#define MAX_OTHERS 10

static const OctetCarrier carriers[] = {
  { "udp.port", PORT }, { "udp.port", OCTET_HEURISTIC }, { "tcp.port", PORT },
  { "sctp.port", PORT }, { "tls.port", 853 },
  { "media_type", 0, "application/dns-message" },
};

/* DNS on ports that are not its own: a query with one question and nothing answered, or a response
 * with as many records as real ones have. What the question says is not looked at. */
static gboolean
dns_accept (OctetDissector *self)
{
  const guint8 *octets = octet_dissector_get_bytes (self);
  gsize size = octet_dissector_get_captured (self);
  guint n_questions, n_answers, n_authorities;

  if (!octet_dissector_is_over (self, "udp") || octet_dissector_get_parameter (self) == PORT)
    return TRUE;
  if (size <= HEADER_SIZE || (octets[2] & OPCODE_BITS) != 0)
    return FALSE;
  n_questions = octet_bytes_be16 (octets + 4);
  n_answers = octet_bytes_be16 (octets + 6);
  n_authorities = octet_bytes_be16 (octets + 8);
  if (octet_bytes_be16 (octets + 10) > MAX_OTHERS)
    return FALSE;
  if ((octets[2] & RESPONSE_BIT) == 0)
    return n_questions == 1 && n_answers == 0 && n_authorities == 0;
  return n_questions <= 1 && n_answers <= MAX_ANSWERS && n_authorities <= MAX_OTHERS;
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
  .reference = "RFC 1035, 4.1",
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
