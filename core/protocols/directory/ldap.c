/* ldap.c - Lightweight Directory Access Protocol, RFC 4511.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *     | message ID | operation, by its tag: bind, search, entry, done … | controls |
 *
 * All of it is BER (X.690). An answer repeats the message ID of its request; a search is answered
 * by entries and, at the end, by how it went. Once SASL protects the connection each message is
 * wrapped, with its length in front (RFC 4422, 3.7).
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dissect/octet-dissector.h"
#include "protocols/directory/ldap-fields.h"
#include "protocols/security/ber.h"

/* Filters stand in filters; deeper ones stay unread. */
#define MAX_DEPTH 12
/* Messages in one wrapping. */
#define MAX_MESSAGES 1000

enum
{
  BIND, BIND_RESPONSE, UNBIND, SEARCH, ENTRY, DONE, MODIFY, MODIFY_RESPONSE, ADD, ADD_RESPONSE,
  DELETE, DELETE_RESPONSE, RENAME, RENAME_RESPONSE, COMPARE, COMPARE_RESPONSE, ABANDON,
  REFERENCE = 19, EXTENDED = 23, EXTENDED_RESPONSE, INTERMEDIATE,
};

enum { FILTER_AND, FILTER_OR, FILTER_NOT, FILTER_SUBSTRINGS = 4, FILTER_PRESENT = 7,
       FILTER_EXTENSIBLE = 9 };
enum { SASL = 3 };

static const OctetCarrier carriers[] = {
  { "tcp.port", 389 }, { "tcp.port", 3268 }, { "udp.port", 389 }, { "tls.port", 636 },
  { "ldap.wrapped", 0 },
};

static guint64
read_number (OctetDissector *self,
             BerPlace       *place,
             guint           field)
{
  DerItem item;
  guint64 value;

  if (!ber_take (self, place, 0, &item))
    return 0;
  value = (guint64) ber_get_number (self, item, fields[field].kind == OCTET_FIELD_INT);
  if (fields[field].kind == OCTET_FIELD_BOOL)
    value = value != 0 ? 1 : 0;
  octet_dissector_add_uint (self, field, value, item.at, item.size);
  return value;
}

/* A list: its count, then each item under @field. */
static void
read_list (OctetDissector *self,
           DerItem         list,
           guint           count,
           guint           field)
{
  BerPlace place = ber_inside (list);

  octet_dissector_add_uint (self, count, ber_count (self, list), list.at, list.size);
  octet_dissector_enter (self);
  while (octet_dissector_ok (self) && place.at < place.end)
    ber_read_octets (self, &place, field);
  octet_dissector_close (self);
}

/* What a server says of itself names its abilities by object identifiers (RFC 4512, 5.1). */
static gboolean
names_abilities (OctetDissector *self,
                 DerItem         type)
{
  static const char *const names[] = {
    "supportedControl", "supportedExtension", "supportedFeatures", "supportedCapabilities",
  };
  const char *data = (const char *) octet_dissector_get_bytes (self) + type.at;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (octet_dissector_ok (self) && strlen (names[i]) == type.size &&
        g_ascii_strncasecmp (data, names[i], type.size) == 0)
      return TRUE;
  return FALSE;
}

/* Attribute and values, under a heading. */
static void
read_attribute (OctetDissector *self,
                DerItem         item,
                guint           heading)
{
  BerPlace place = ber_inside (item);
  DerItem type, values;

  octet_dissector_add_uint (self, heading, 0, item.at, item.size);
  octet_dissector_enter (self);
  if (ber_take (self, &place, DER_OCTET_STRING, &type))
    {
      octet_dissector_add (self, RULE_TYPE, type.at, type.size);
      if (ber_take (self, &place, DER_SET, &values))
        read_list (self, values, VALUES, names_abilities (self, type) ? OID : VALUE);
    }
  octet_dissector_close (self);
}

static void
read_attributes (OctetDissector *self,
                 BerPlace       *place,
                 guint           heading)
{
  DerItem list, item;
  BerPlace walk;

  if (!ber_take (self, place, DER_SEQUENCE, &list))
    return;
  octet_dissector_add_uint (self, ATTRIBUTES, ber_count (self, list), list.at, list.size);
  octet_dissector_enter (self);
  for (walk = ber_inside (list);
       walk.at < walk.end && ber_take (self, &walk, DER_SEQUENCE, &item);)
    read_attribute (self, item, heading);
  octet_dissector_close (self);
}

static void
read_bind (OctetDissector *self,
           BerPlace       *place)
{
  DerItem item;
  BerPlace content;

  read_number (self, place, VERSION);
  ber_read_octets (self, place, NAME);
  if (!ber_take (self, place, 0, &item))
    return;
  octet_dissector_add_uint (self, PROOF, item.tag & 0x1f, item.at, item.size);
  octet_dissector_enter (self);
  if ((item.tag & 0x1f) == 0)
    octet_dissector_add (self, SIMPLE, item.at, item.size);
  else if ((item.tag & 0x1f) == SASL)
    {
      octet_dissector_add_uint (self, SASL_PROOF, 0, item.at, item.size);
      octet_dissector_enter (self);
      content = ber_inside (item);
      ber_read_octets (self, &content, MECHANISM);
      if (content.at < content.end)
        ber_read_octets (self, &content, CREDENTIALS);
      octet_dissector_close (self);
    }
  octet_dissector_close (self);
}

/* Results begin alike; bind and extensions have more behind (RFC 4511, 4.1.9). */
static void
read_result (OctetDissector *self,
             BerPlace       *place)
{
  DerItem item;

  read_number (self, place, RESULT);
  ber_read_octets (self, place, MATCHED);
  ber_read_octets (self, place, ERROR);
  while (place->at < place->end && ber_take (self, place, 0, &item))
    switch (item.tag)
      {
      case DER_CONTEXT (7, FALSE):
        octet_dissector_add (self, SERVER_CREDENTIALS, item.at, item.size);
        break;
      case DER_CONTEXT (10, FALSE):
        octet_dissector_add (self, RESPONSE_NAME, item.at, item.size);
        break;
      case DER_CONTEXT (11, FALSE):
        octet_dissector_add (self, RESPONSE_VALUE, item.at, item.size);
        break;
      default:
        break;
      }
}

static void
read_substrings (OctetDissector *self,
                 BerPlace       *place)
{
  DerItem list, item;
  BerPlace walk;

  ber_read_octets (self, place, RULE_TYPE);
  if (!ber_take (self, place, DER_SEQUENCE, &list))
    return;
  octet_dissector_add_uint (self, SUBSTRINGS, ber_count (self, list), list.at, list.size);
  octet_dissector_enter (self);
  for (walk = ber_inside (list); walk.at < walk.end && ber_take (self, &walk, 0, &item);)
    {
      guint part = item.tag & 0x1f;

      octet_dissector_add_uint (self, SUBSTRING, part, item.at, item.size);
      octet_dissector_enter (self);
      if (part <= 2)
        octet_dissector_add (self, INITIAL + part, item.at, item.size);
      octet_dissector_close (self);
    }
  octet_dissector_close (self);
}

static void
read_extensible (OctetDissector *self,
                 BerPlace       *place)
{
  DerItem item;

  while (place->at < place->end && ber_take (self, place, 0, &item))
    if (item.tag >= DER_CONTEXT (1, FALSE) && item.tag <= DER_CONTEXT (3, FALSE))
      octet_dissector_add (self, RULE + (item.tag - DER_CONTEXT (1, FALSE)), item.at, item.size);
}

static void read_filter (OctetDissector *self,
                         BerPlace       *place,
                         guint           field,
                         guint           depth);

/* What stands inside a filter, by its kind. */
static void
read_condition (OctetDissector *self,
                DerItem         item,
                guint           depth)
{
  guint kind = item.tag & 0x1f;
  BerPlace content = ber_inside (item);

  if (kind == FILTER_AND || kind == FILTER_OR)
    {
      octet_dissector_add_uint (self, kind == FILTER_AND ? AND : OR, ber_count (self, item),
                                item.at, item.size);
      octet_dissector_enter (self);
      while (octet_dissector_ok (self) && content.at < content.end)
        read_filter (self, &content, kind == FILTER_AND ? AND_ITEM : OR_ITEM, depth + 1);
      octet_dissector_close (self);
    }
  else if (kind == FILTER_NOT)
    read_filter (self, &content, NOT, depth + 1);
  else if (kind == FILTER_PRESENT)
    octet_dissector_add (self, PRESENT, item.at, item.size);
  else if (kind <= FILTER_EXTENSIBLE)
    {
      octet_dissector_add_uint (self, EQUALS + (kind - 3), 0, item.at, item.size);
      octet_dissector_enter (self);
      if (kind == FILTER_SUBSTRINGS)
        read_substrings (self, &content);
      else if (kind == FILTER_EXTENSIBLE)
        read_extensible (self, &content);
      else
        {
          ber_read_octets (self, &content, ATTRIBUTE_NAME);
          ber_read_octets (self, &content, ASSERTION);
        }
      octet_dissector_close (self);
    }
}

static void
read_filter (OctetDissector *self,
             BerPlace       *place,
             guint           field,
             guint           depth)
{
  DerItem item;

  if (!ber_take (self, place, 0, &item) || depth > MAX_DEPTH)
    return;
  octet_dissector_add_uint (self, field, item.tag & 0x1f, item.at, item.size);
  octet_dissector_enter (self);
  read_condition (self, item, depth);
  octet_dissector_close (self);
}

static void
read_search (OctetDissector *self,
             BerPlace       *place)
{
  DerItem list;

  ber_read_octets (self, place, BASE);
  for (guint field = SCOPE; field <= TYPES_ONLY; field++)
    read_number (self, place, field);
  if (octet_dissector_ok (self))
    read_filter (self, place, FILTER, 0);
  if (octet_dissector_ok (self) && ber_take (self, place, DER_SEQUENCE, &list))
    read_list (self, list, ATTRIBUTES, WANTED);
}

static void
read_modify (OctetDissector *self,
             BerPlace       *place)
{
  DerItem list, item, changed;
  BerPlace walk, content;

  ber_read_octets (self, place, OBJECT);
  if (!ber_take (self, place, DER_SEQUENCE, &list))
    return;
  octet_dissector_add_uint (self, MODIFICATIONS, ber_count (self, list), list.at, list.size);
  octet_dissector_enter (self);
  for (walk = ber_inside (list);
       walk.at < walk.end && ber_take (self, &walk, DER_SEQUENCE, &item);)
    {
      octet_dissector_add_uint (self, MODIFICATION, 0, item.at, item.size);
      octet_dissector_enter (self);
      content = ber_inside (item);
      read_number (self, &content, CHANGE);
      if (ber_take (self, &content, DER_SEQUENCE, &changed))
        read_attribute (self, changed, CHANGED);
      octet_dissector_close (self);
    }
  octet_dissector_close (self);
}

static void
read_rename (OctetDissector *self,
             BerPlace       *place)
{
  ber_read_octets (self, place, NEW_ENTRY);
  ber_read_octets (self, place, NEW_NAME);
  read_number (self, place, DELETE_OLD);
  if (place->at < place->end)
    ber_read_octets (self, place, SUPERIOR);
}

static void
read_compare (OctetDissector *self,
              BerPlace       *place)
{
  DerItem pair;
  BerPlace content;

  ber_read_octets (self, place, NEW_ENTRY);
  if (!ber_take (self, place, DER_SEQUENCE, &pair))
    return;
  content = ber_inside (pair);
  ber_read_octets (self, &content, ATTRIBUTE_NAME);
  ber_read_octets (self, &content, ASSERTION);
}

/* The parts of an extended request have tags of their own. */
static void
read_extended (OctetDissector *self,
               BerPlace       *place)
{
  DerItem item;

  while (place->at < place->end && ber_take (self, place, 0, &item))
    if (item.tag == DER_CONTEXT (0, FALSE))
      octet_dissector_add (self, REQUEST_NAME, item.at, item.size);
    else if (item.tag == DER_CONTEXT (1, FALSE))
      octet_dissector_add (self, REQUEST_VALUE, item.at, item.size);
}

static void
read_content (OctetDissector *self,
              guint           operation,
              BerPlace       *place)
{
  switch (operation)
    {
    case BIND:
      read_bind (self, place);
      break;
    case SEARCH:
      read_search (self, place);
      break;
    case ENTRY:
      ber_read_octets (self, place, OBJECT_NAME);
      read_attributes (self, place, PARTIAL);
      break;
    case MODIFY:
      read_modify (self, place);
      break;
    case ADD:
      ber_read_octets (self, place, NEW_ENTRY);
      read_attributes (self, place, LIST_ITEM);
      break;
    case RENAME:
      read_rename (self, place);
      break;
    case COMPARE:
      read_compare (self, place);
      break;
    case EXTENDED:
      read_extended (self, place);
      break;
    case UNBIND:
    case INTERMEDIATE:
      break;
    default:
      read_result (self, place);
      break;
    }
}

/* The row for an operation: they stand in the order of their tags, without those not given out. */
static guint
find_field (guint operation)
{
  if (operation >= EXTENDED)
    return OP_EXTENDED + (operation - EXTENDED);
  return operation == REFERENCE ? OP_REFERENCE : OP_BIND + operation;
}

static gboolean
is_request (guint operation)
{
  return operation == BIND || operation == SEARCH || operation == MODIFY || operation == ADD ||
         operation == DELETE || operation == RENAME || operation == COMPARE ||
         operation == EXTENDED;
}

/* A search has many answers, all of which belong to it. */
static void
add_turn (OctetDissector *self,
          guint           operation,
          guint64         id,
          gsize           at)
{
  static const OctetExchangeFields links = { RESPONSE_IN, RESPONSE_TO, TIME };
  OctetExchangePart part = { .id = id, .at = at, .is_request = is_request (operation),
                             .is_stream = TRUE };
  OctetTurn turn;

  if (operation == UNBIND || operation == ABANDON || !octet_dissector_ok (self))
    return;
  turn = octet_dissector_find_turn (self, &part);
  if (turn.kind == OCTET_TURN_RESPONSE_AGAIN)
    turn.kind = OCTET_TURN_RESPONSE;
  octet_dissector_add_turn (self, &part, &turn, &links);
}

static void
read_operation (OctetDissector *self,
                BerPlace       *place,
                guint64         id)
{
  const char *name;
  guint operation;
  BerPlace content;
  DerItem item;

  if (!ber_take (self, place, 0, &item))
    return;
  operation = item.tag & 0x1f;
  name = octet_name_find (operations, G_N_ELEMENTS (operations), operation);
  if ((item.tag & 0xc0) != 0x40 || name == NULL)
    {
      octet_dissector_mark_malformed (self);
      return;
    }
  octet_dissector_summarize (self, _("%s, message %u"), _(name), (guint) id);
  octet_dissector_add_uint (self, OPERATION, operation, item.start, der_end (item) - item.start);
  octet_dissector_enter (self);
  if (operation == DELETE)
    octet_dissector_add (self, OP_DELETE, item.at, item.size);
  else if (operation == ABANDON)
    octet_dissector_add_uint (self, OP_ABANDON, (guint64) ber_get_number (self, item, FALSE),
                              item.at, item.size);
  else if (operation == REFERENCE)
    read_list (self, item, OP_REFERENCE, URL);
  else
    {
      octet_dissector_add_uint (self, find_field (operation), 0, item.at, item.size);
      octet_dissector_enter (self);
      content = ber_inside (item);
      read_content (self, operation, &content);
      octet_dissector_close (self);
    }
  octet_dissector_close (self);
  add_turn (self, operation, id, item.start);
}

static void
read_control (OctetDissector *self,
              DerItem         control)
{
  static const char paged[] = "1.2.840.113556.1.4.319";
  const char *data = (const char *) octet_dissector_get_bytes (self);
  BerPlace place = ber_inside (control), content;
  gboolean is_paged;
  DerItem item, page;

  octet_dissector_add_uint (self, CONTROL, 0, control.at, control.size);
  octet_dissector_enter (self);
  if (ber_take (self, &place, DER_OCTET_STRING, &item))
    {
      octet_dissector_add (self, CONTROL_TYPE, item.at, item.size);
      is_paged = octet_dissector_ok (self) && item.size == sizeof paged - 1 &&
                 memcmp (data + item.at, paged, item.size) == 0;
      if (ber_try (self, &place, DER_BOOLEAN, &item))
        octet_dissector_add_uint (self, CRITICAL, ber_get_number (self, item, FALSE) != 0 ? 1 : 0,
                                  item.at, item.size);
      if (ber_try (self, &place, DER_OCTET_STRING, &item))
        {
          content = ber_inside (item);
          if (is_paged && ber_try (self, &content, DER_SEQUENCE, &page))
            {
              octet_dissector_add_uint (self, PAGE, 0, item.at, item.size);
              octet_dissector_enter (self);
              content = ber_inside (page);
              read_number (self, &content, PAGE_SIZE);
              ber_read_octets (self, &content, PAGE_COOKIE);
              octet_dissector_close (self);
            }
          else
            octet_dissector_add (self, CONTROL_VALUE, item.at, item.size);
        }
    }
  octet_dissector_close (self);
}

static void
read_controls (OctetDissector *self,
               DerItem         list)
{
  BerPlace walk = ber_inside (list);
  DerItem item;

  octet_dissector_add_uint (self, CONTROLS, ber_count (self, list), list.at, list.size);
  octet_dissector_enter (self);
  while (walk.at < walk.end && ber_take (self, &walk, DER_SEQUENCE, &item))
    read_control (self, item);
  octet_dissector_close (self);
}

static gboolean
is_wrapped (const guint8 *data,
            gsize         size)
{
  return size >= 4 && data[0] != DER_SEQUENCE;
}

static gssize
ldap_message_size (OctetDissector *self,
                   const guint8   *data,
                   gsize           size)
{
  if (is_wrapped (data, size))
    return data[0] != 0 ? (gssize) size : 4 + (gssize) octet_bytes_be32 (data);
  return ber_message_size (data, size);
}

/* TLS may follow its extended request on the same port. */
static gboolean
ldap_accept (OctetDissector *self)
{
  const guint8 *data = octet_dissector_get_bytes (self);
  gsize size = octet_dissector_get_captured (self);

  return size > 0 && (data[0] == DER_SEQUENCE || data[0] == 0);
}

/* One message; answers where it ends, 0 where it is none. */
static gsize
read_message (OctetDissector *self,
              gsize           at,
              gsize           end)
{
  BerPlace place = { at, end };
  DerItem message, item;
  guint64 id;

  if (!ber_take (self, &place, DER_SEQUENCE, &message))
    return 0;
  octet_dissector_add_uint (self, MESSAGE, 0, message.start, der_end (message) - message.start);
  octet_dissector_enter (self);
  place = ber_inside (message);
  id = read_number (self, &place, ID);
  if (octet_dissector_ok (self))
    read_operation (self, &place, id);
  if (octet_dissector_ok (self) && ber_try (self, &place, DER_CONTEXT (0, TRUE), &item))
    read_controls (self, item);
  octet_dissector_close (self);
  return octet_dissector_ok (self) ? der_end (message) : 0;
}

/* A token of Kerberos (RFC 4121, 4.2.6.2) or NTLM stands in front of the messages. Kerberos says
 * whether they are encrypted, with 16 random octets in front then, and by how many octets what
 * follows was turned round. */
static gsize
find_content (const guint8 *data,
              gsize         size,
              gboolean     *ret_is_sealed)
{
  *ret_is_sealed = TRUE;
  if (size >= 16 && octet_bytes_be16 (data) == 0x0504)
    {
      *ret_is_sealed = (data[2] & 0x02) != 0;
      return MIN (size, (gsize) 16 + octet_bytes_be16 (data + 6) + (*ret_is_sealed ? 16 : 0));
    }
  if (size > 16 && octet_bytes_be32 (data) == 0x01000000)
    {
      *ret_is_sealed = data[16] != DER_SEQUENCE;
      return 16;
    }
  return 0;
}

static void
read_wrapped (OctetDissector *self)
{
  OctetReader *rest = octet_dissector_rest (self);
  gsize end = octet_dissector_get_size (self), at;
  gboolean is_sealed;

  octet_dissector_read (self, BUFFER_LENGTH);
  octet_dissector_summarize (self, "%s", _("Wrapped message"));
  at = rest->position + find_content (rest->data + rest->position, octet_reader_left (rest),
                                      &is_sealed);
  if (is_sealed && end > at)
    octet_dissector_add (self, WRAPPED, at, end - at);
  else if (!is_sealed)
    octet_dissector_call_part (self, "ldap.wrapped", 0, at, end - at);
  octet_reader_skip (rest, octet_reader_left (rest));
}

static void
ldap_dissect (OctetDissector *self)
{
  const guint8 *data = octet_dissector_get_bytes (self);
  gsize size = octet_dissector_get_size (self), at;

  if (is_wrapped (data, octet_dissector_get_captured (self)))
    {
      read_wrapped (self);
      return;
    }
  at = read_message (self, 0, size);
  for (guint i = 1; i < MAX_MESSAGES && at != 0 && at < size; i++)
    at = read_message (self, at, size);
}

const OctetProtocol octet_protocol_ldap = {
  .key = "ldap",
  .name = N_("Lightweight Directory Access Protocol"),
  .short_name = "LDAP",
  .reference = "RFC 4511",
  .level = OCTET_LEVEL_APPLICATION,
  OCTET_FIELDS (fields),
  OCTET_CARRIERS (carriers),
  .accept = ldap_accept,
  .message_size = ldap_message_size,
  .is_framed = TRUE,
  .dissect = ldap_dissect,
  .lesson = N_("Asks a directory of people, computers and groups. Windows networks are built on "
               "it; attackers read in it who may do what."),
};
