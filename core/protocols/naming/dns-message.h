/* dns-message.h - one DNS message while it is taken apart; shared by DNS, mDNS and LLMNR.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "dissect/octet-dissector.h"
#include "protocols/naming/dns-fields.h"
#include "protocols/naming/dns-name.h"

G_BEGIN_DECLS

typedef enum
{
  DNS_FLAVOUR_DNS,
  DNS_FLAVOUR_MDNS,  /* RFC 6762: the uppermost bit of a class is a flag */
  DNS_FLAVOUR_LLMNR, /* RFC 4795: flags of its own */
} DnsFlavour;

/**
 * DnsMessage: (skip)
 * @dissector: whose layer the message is
 * @flavour: which protocol
 * @start: the header's first octet in the layer: 2 behind a length, 0 without one
 * @bytes: the message, from its header on; what pointers in names count from
 * @size: octets of it that are there
 * @wants_names: whether somebody looks at names, in fields or in text
 * @name: the name read last, valid where @wants_names
 * @data_start: where the current record's data starts, in the layer
 * @data_end: where it ends
 * @is_bad: the current record's data does not fit its length; the rest of it is passed over
 * @said: (nullable): what the current record says, for the list and its row
 */
typedef struct
{
  OctetDissector *dissector;
  DnsFlavour      flavour;
  gsize           start;
  const guint8   *bytes;
  gsize           size;
  gboolean        wants_names;
  DnsName         name;
  gsize           data_start;
  gsize           data_end;
  gboolean        is_bad;
  GString        *said;
} DnsMessage;

void     dns_message_dissect   (OctetDissector *dissector,
                                DnsFlavour      flavour,
                                gsize           start);
gboolean dns_message_peek_name (DnsMessage     *self);
gboolean dns_message_read_name (DnsMessage     *self,
                                guint           field);
gboolean dns_message_has_room  (DnsMessage     *self,
                                gsize           size);
gsize    dns_message_get_room  (DnsMessage     *self);
void     dns_message_say       (DnsMessage     *self,
                                const char     *text);
void     dns_record_dissect    (DnsMessage     *self,
                                guint           type);
void     dns_options_dissect   (DnsMessage     *self);
void     dns_service_dissect   (DnsMessage     *self);
void     dns_stateful_dissect  (DnsMessage     *self);

OctetTurn dns_talk_find        (OctetDissector *dissector,
                                guint           id,
                                gboolean        is_response,
                                gboolean        is_stream);
void     dns_talk_add          (OctetDissector  *dissector,
                                const OctetTurn *turn);

G_END_DECLS
