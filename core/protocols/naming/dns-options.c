/* dns-options.c - parts of DNS made of key, length and value: EDNS, service bindings, DSO.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * RFC 6891 (EDNS), RFC 9460 (SVCB, HTTPS), RFC 8490 (stateful operations). All
 * three have two octets of key, two of length, and the value.
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "protocols/naming/dns-message.h"

/* What does not fit the record is not shown. Where the message does not have it either, it ends
 * there. */
static gboolean
fits (DnsMessage *self,
      gsize       size)
{
  if (dns_message_has_room (self, size))
    return TRUE;
  octet_reader_skip (octet_dissector_rest (self->dissector), size);
  return FALSE;
}

/* Whether the record goes on with a key and a length. */
static gboolean
has_head (DnsMessage *self)
{
  gsize room = dns_message_get_room (self);

  if (room >= 4)
    return TRUE;
  if (room > 0)
    fits (self, 4 + octet_reader_peek_be (octet_dissector_rest (self->dissector), 2, 2));
  return FALSE;
}

/* Every field from @position up to @end, one octet each. */
static void
add_each (DnsMessage *self,
          guint       field,
          gsize       position,
          gsize       end)
{
  for (; position < end; position++)
    octet_dissector_add (self->dissector, field, position, 1);
}

/* RFC 7871, 6: octets of the address that are all zero are left out. */
static void
add_subnet (DnsMessage *self,
            gsize       at,
            gsize       size)
{
  const guint8 *bytes = octet_dissector_get_bytes (self->dissector) + at;
  guint8 address[16] = { 0 };
  guint family;

  if (size < 4)
    {
      octet_dissector_note (self->dissector, DNS_BAD_SUBNET, DNS_OPT_LENGTH);
      octet_dissector_mark_torn (self->dissector);
      return;
    }
  family = (guint) octet_dissector_add (self->dissector, DNS_OPT_FAMILY, at, 2);
  octet_dissector_add (self->dissector, DNS_OPT_NETMASK, at + 2, 1);
  octet_dissector_add (self->dissector, DNS_OPT_SCOPE, at + 3, 1);
  size -= 4;
  if ((family == 1 && size > 4) || (family == 2 && size > 16))
    octet_dissector_note (self->dissector, DNS_BAD_SUBNET, DNS_OPT_LENGTH);
  else if (family == 1 || family == 2)
    {
      memcpy (address, bytes + 4, size);
      octet_dissector_add_bytes (self->dissector,
                                 family == 1 ? DNS_OPT_SUBNET4 : DNS_OPT_SUBNET6, address,
                                 family == 1 ? 4 : 16, at + 4, size);
    }
  else
    octet_dissector_add (self->dissector, DNS_OPT_SUBNET, at + 4, size);
}

static void
add_chain (DnsMessage *self,
           gsize       at,
           gsize       size)
{
  DnsName name;

  dns_name_read (&name, octet_dissector_get_bytes (self->dissector) + at, size, 0);
  if (name.size > 0)
    octet_dissector_add_bytes (self->dissector, DNS_OPT_CHAIN, name.text, name.text_size, at,
                               size);
}

/* The value of an option, all of which is there. */
static void
add_option (DnsMessage *self,
            guint       code,
            gsize       at,
            gsize       size)
{
  static const guint16 lists[] = { DNS_OPT_DAU, DNS_OPT_DHU, DNS_OPT_N3U };
  OctetDissector *dissector = self->dissector;

  if (code >= 5 && code <= 7)
    add_each (self, lists[code - 5], at, at + size);
  else if (code == 8 || code == 20730)
    add_subnet (self, at, size);
  else if (code == 10 && size >= 8)
    {
      octet_dissector_add (dissector, DNS_OPT_COOKIE_CLIENT, at, 8);
      octet_dissector_add (dissector, DNS_OPT_COOKIE_SERVER, at + 8, size - 8);
    }
  /* RFC 7873, 4: the client's part has eight octets. RFC 8914, 2: the code has two. */
  else if ((code == 10 && size < 8) || (code == 15 && size == 1))
    octet_dissector_mark_torn (dissector);
  else if (code == 11 && size == 2)
    octet_dissector_add (dissector, DNS_OPT_KEEPALIVE, at, 2);
  else if (code == 12)
    octet_dissector_add (dissector, DNS_OPT_PADDING, at, size);
  else if (code == 13)
    add_chain (self, at, size);
  else if (code == 15 && size >= 2)
    {
      octet_dissector_add (dissector, DNS_OPT_ERROR, at, 2);
      if (size > 2)
        octet_dissector_add (dissector, DNS_OPT_ERROR_TEXT, at + 2, size - 2);
    }
}

static const char *
name_key (guint   field,
          guint64 key)
{
  const char *name = octet_name_find (dns_fields[field].names, dns_fields[field].n_names, key);

  return name != NULL ? _(name) : _("unknown");
}

/**
 * dns_options_dissect: (skip)
 * @self: a message whose cursor stands at the data of an OPT record
 */
void
dns_options_dissect (DnsMessage *self)
{
  OctetDissector *dissector = self->dissector;

  while (has_head (self))
    {
      gsize at, size;
      guint code;

      octet_dissector_open (dissector, DNS_OPT);
      code = (guint) octet_dissector_read (dissector, DNS_OPT_CODE);
      size = octet_dissector_read (dissector, DNS_OPT_LENGTH);
      at = octet_dissector_get_position (dissector);
      octet_dissector_label (dissector, _("Option %u: %s"), code, name_key (DNS_OPT_CODE, code));
      if (fits (self, size))
        {
          octet_dissector_read_size (dissector, DNS_OPT_DATA, size);
          if (octet_dissector_ok (dissector))
            add_option (self, code, at, size);
        }
      octet_dissector_close (dissector);
    }
}

/* RFC 9460, 7.1.1. */
static void
read_protocols (DnsMessage *self,
                gsize       end)
{
  while (octet_dissector_get_position (self->dissector) < end && !self->is_bad &&
         octet_dissector_ok (self->dissector))
    {
      gsize size = octet_dissector_read (self->dissector, DNS_SVCB_ALPN_LENGTH);

      if (size > end - MIN (end, octet_dissector_get_position (self->dissector)))
        {
          dns_message_has_room (self, G_MAXSIZE);
          octet_reader_skip (octet_dissector_rest (self->dissector), size);
        }
      else
        octet_dissector_read_size (self->dissector, DNS_SVCB_ALPN, size);
    }
}

/* The field again and again, as often as it fits whole. Where the last one is torn, the message has
 * to have the rest of it. */
static void
read_each (DnsMessage *self,
           guint       field,
           gsize       end)
{
  gsize size = octet_field_get_wire_size (&dns_fields[field]);

  while (octet_dissector_ok (self->dissector) &&
         octet_dissector_get_position (self->dissector) + size <= end)
    octet_dissector_read (self->dissector, field);
  if (octet_dissector_get_position (self->dissector) < end &&
      octet_reader_left (octet_dissector_rest (self->dissector)) < size)
    octet_reader_skip (octet_dissector_rest (self->dissector), size);
}

/* RFC 9460, 7.2. What stands behind the port's two octets is no parameter. */
static void
read_port (DnsMessage *self,
           gsize       end)
{
  gsize behind = octet_dissector_get_position (self->dissector) + 2;

  read_each (self, DNS_SVCB_PORT, MIN (end, behind));
  if (behind < end)
    octet_dissector_mark_torn (self->dissector);
}

static void
read_parameter (DnsMessage *self,
                guint       key,
                gsize       end)
{
  OctetDissector *dissector = self->dissector;
  gsize size = end - octet_dissector_get_position (dissector);

  if (size == 0)
    return;
  if (key == 0)
    read_each (self, DNS_SVCB_MANDATORY, end);
  else if (key == 1)
    read_protocols (self, end);
  else if (key == 3)
    read_port (self, end);
  else if (key == 4)
    read_each (self, DNS_SVCB_IPV4, end);
  else if (key == 5)
    octet_dissector_read_size (dissector, DNS_SVCB_ECH, size);
  else if (key == 6)
    read_each (self, DNS_SVCB_IPV6, end);
  else if (key == 32769)
    octet_dissector_read_size (dissector, DNS_SVCB_ODOH, size);
  else
    octet_dissector_read_size (dissector, DNS_SVCB_VALUE, size);
}

/**
 * dns_service_dissect: (skip)
 * @self: a message whose cursor stands at the data of an SVCB or HTTPS record
 */
void
dns_service_dissect (DnsMessage *self)
{
  OctetDissector *dissector = self->dissector;

  if (!dns_message_has_room (self, 2))
    return;
  octet_dissector_read (dissector, DNS_SVCB_PRIORITY);
  if (dns_message_read_name (self, DNS_SVCB_TARGET) && self->wants_names &&
      self->name.n_labels > 0)
    dns_message_say (self, self->name.text);
  while (has_head (self))
    {
      gsize size;
      guint key;

      octet_dissector_open (dissector, DNS_SVCB_PARAM);
      key = (guint) octet_dissector_read (dissector, DNS_SVCB_KEY);
      size = octet_dissector_read (dissector, DNS_SVCB_VALUE_LENGTH);
      octet_dissector_label (dissector, _("Parameter %u: %s"), key,
                             name_key (DNS_SVCB_KEY, key));
      if (fits (self, size))
        {
          gsize end = octet_dissector_get_position (dissector) + size;

          read_parameter (self, key, end);
          if (octet_dissector_ok (dissector) && octet_dissector_get_position (dissector) < end)
            octet_reader_skip (octet_dissector_rest (dissector),
                               end - octet_dissector_get_position (dissector));
        }
      octet_dissector_close (dissector);
    }
}

static void
read_stateful_data (DnsMessage *self,
                    guint       type,
                    gsize       size)
{
  OctetDissector *dissector = self->dissector;

  if (type == 1 && size == 8)
    {
      octet_dissector_read (dissector, DNS_DSO_INACTIVITY);
      octet_dissector_read (dissector, DNS_DSO_INTERVAL);
    }
  else if (type == 2 && size == 4)
    octet_dissector_read (dissector, DNS_DSO_RETRY);
  else if (size > 0)
    octet_dissector_read_size (dissector, type == 3 ? DNS_DSO_PADDING : DNS_DSO_DATA, size);
}

/**
 * dns_stateful_dissect: (skip)
 * @self: a message whose cursor stands behind the header: RFC 8490, 5.4
 */
void
dns_stateful_dissect (DnsMessage *self)
{
  OctetDissector *dissector = self->dissector;

  octet_dissector_open (dissector, DNS_DSO);
  while (octet_reader_left (octet_dissector_rest (dissector)) > 0)
    {
      guint type;

      octet_dissector_open (dissector, DNS_DSO_TLV);
      type = (guint) octet_dissector_read (dissector, DNS_DSO_TYPE);
      octet_dissector_label (dissector, "%s", name_key (DNS_DSO_TYPE, type));
      read_stateful_data (self, type, octet_dissector_read (dissector, DNS_DSO_LENGTH));
      octet_dissector_close (dissector);
    }
  octet_dissector_close (dissector);
}
