/* dns-message.c - takes one DNS message apart: header, questions and records.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *     0    2       4           6         8             10            12
 *     +----+-------+-----------+---------+-------------+-------------+-----------
 *     | ID | flags | questions | answers | authorities | additionals | sections …
 *     +----+-------+-----------+---------+-------------+-------------+-----------
 *
 * RFC 1035, 4. A record is a name, type, class, time to live, length and data;
 * a question is a name, type and class.
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "protocols/naming/dns-message.h"

#define HEADER_SIZE 12
/* Records whose content the list's info column tells; the rest is an ellipsis. */
#define MAX_SAID 24
#define OPCODE_UPDATE 5
#define OPCODE_STATEFUL 6
#define TYPE_SRV 33
#define TYPE_OPT 41

typedef struct
{
  guint flags;
  guint opcode;
  guint counts[4];
  guint n_said;
} Header;

/**
 * dns_message_get_room: (skip)
 * @self: a message
 *
 * Returns: octets of the record's data behind the cursor; 0 once something did not fit
 */
gsize
dns_message_get_room (DnsMessage *self)
{
  gsize position = octet_dissector_get_position (self->dissector);

  if (self->is_bad || !octet_dissector_ok (self->dissector))
    return 0;
  return self->data_end - MIN (position, self->data_end);
}

/**
 * dns_message_has_room: (skip)
 * @self: a message
 * @size: octets
 *
 * Whether the record's data has so many octets behind the cursor; where not,
 * notes it, and nothing more of the record is read.
 */
gboolean
dns_message_has_room (DnsMessage *self,
                      gsize       size)
{
  gsize position = octet_dissector_get_position (self->dissector);

  if (self->is_bad || !octet_dissector_ok (self->dissector))
    return FALSE;
  if (position <= self->data_end && size <= self->data_end - position)
    return TRUE;
  self->is_bad = TRUE;
  octet_dissector_note_here (self->dissector, DNS_BAD_DATA_LENGTH);
  return FALSE;
}

/**
 * dns_message_say: (skip)
 * @self: a message
 * @text: what the list and the record's row should tell of its data
 */
void
dns_message_say (DnsMessage *self,
                 const char *text)
{
  if (self->said != NULL && octet_dissector_ok (self->dissector))
    g_string_append_printf (self->said, " %s", text);
}

/**
 * dns_message_peek_name: (skip)
 * @self: a message that wants names
 *
 * Reads the name at the cursor into @self and does not move the cursor.
 *
 * Returns: whether its octets are all there
 */
gboolean
dns_message_peek_name (DnsMessage *self)
{
  gsize position = octet_dissector_get_position (self->dissector);

  if (self->is_bad || !octet_dissector_ok (self->dissector))
    return FALSE;
  dns_name_read (&self->name, self->bytes, self->size, position - self->start);
  return self->name.size > 0;
}

/* Moves past the name at the cursor, reading it where somebody looks. */
static gboolean
take_name (DnsMessage *self,
           gsize      *ret_at)
{
  OctetReader *rest = octet_dissector_rest (self->dissector);
  gsize size;

  *ret_at = octet_dissector_get_position (self->dissector);
  if (self->is_bad || !octet_dissector_ok (self->dissector))
    return FALSE;
  if (self->wants_names)
    {
      dns_message_peek_name (self);
      size = self->name.size;
    }
  else
    size = dns_name_measure (self->bytes, self->size, *ret_at - self->start,
                             &self->name.verdict);
  if (size == 0)
    {
      octet_dissector_mark_malformed (self->dissector);
      return FALSE;
    }
  return octet_reader_skip (rest, size);
}

/* A name that cannot be read is shown. Nobody knows how long a label of an unknown kind is
 * (RFC 6891, 5): the message goes on behind its first octet. */
static void
judge_name (DnsMessage *self)
{
  if (self->name.verdict != DNS_NAME_GOOD && self->wants_names)
    octet_dissector_note_here (self->dissector, DNS_BAD_NAME);
}

/**
 * dns_message_read_name: (skip)
 * @self: a message
 * @field: a field of text
 *
 * Adds the name at the cursor and moves past it.
 *
 * Returns: whether it was there
 */
gboolean
dns_message_read_name (DnsMessage *self,
                       guint       field)
{
  gsize at;

  if (!take_name (self, &at))
    return FALSE;
  if (self->wants_names)
    octet_dissector_add_bytes (self->dissector, field, self->name.text, self->name.text_size,
                               at, self->name.size);
  judge_name (self);
  return TRUE;
}

static const char *
find_word (guint   field,
           guint64 value)
{
  return octet_name_find (dns_fields[field].names, dns_fields[field].n_names, value);
}

/* "AAAA" for 28; "TYPE4711" where there is no name: RFC 3597, 5. */
static const char *
name_type (guint  type,
           char  *buffer,
           gsize  size)
{
  const char *name = find_word (DNS_TYPE, type);

  if (name != NULL)
    g_snprintf (buffer, size, "%.*s", (int) strcspn (name, " "), name);
  else
    g_snprintf (buffer, size, "TYPE%u", type);
  return buffer;
}

static const char *
name_class (const DnsMessage *self,
            guint             class,
            char             *buffer,
            gsize             size)
{
  const char *name;

  if (self->flavour == DNS_FLAVOUR_MDNS)
    class &= 0x7fff;
  name = find_word (DNS_CLASS, class);
  if (name != NULL)
    return name;
  g_snprintf (buffer, size, "CLASS%u", class);
  return buffer;
}

static const char *
name_operation (const Header *header)
{
  const char *name = find_word (DNS_FLAG_OPCODE, header->opcode);

  return name != NULL ? _(name) : _("Unknown operation");
}

static void
add_flags_of_llmnr (OctetDissector *self,
                    gsize           at)
{
  static const guint16 fields[] = { DNS_FLAG_RESPONSE, DNS_FLAG_OPCODE, DNS_FLAG_CONFLICT,
                                    DNS_FLAG_TRUNCATED, DNS_FLAG_TENTATIVE };

  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    octet_dissector_add (self, fields[i], at, 2);
}

static void
add_flags_of_dns (OctetDissector *self,
                  guint           flags,
                  gsize           at)
{
  gboolean is_response = (flags & 0x8000) != 0;

  octet_dissector_add (self, DNS_FLAG_RESPONSE, at, 2);
  octet_dissector_add (self, DNS_FLAG_OPCODE, at, 2);
  if (is_response)
    octet_dissector_add (self, DNS_FLAG_AUTHORITATIVE, at, 2);
  octet_dissector_add (self, DNS_FLAG_TRUNCATED, at, 2);
  octet_dissector_add (self, DNS_FLAG_RECURSION, at, 2);
  if (is_response)
    octet_dissector_add (self, DNS_FLAG_AVAILABLE, at, 2);
  octet_dissector_add (self, DNS_FLAG_Z, at, 2);
  /* In a question the bit means something only where it is set: RFC 6840, 5.7. */
  if (is_response || (flags & 0x0020) != 0)
    octet_dissector_add (self, DNS_FLAG_AUTHENTICATED, at, 2);
  octet_dissector_add (self, DNS_FLAG_CHECKING, at, 2);
}

static void
read_flags (DnsMessage *self,
            Header     *header)
{
  OctetDissector *dissector = self->dissector;
  gsize at = octet_dissector_get_position (dissector);
  guint flags = (guint) octet_dissector_read (dissector, DNS_FLAGS);
  gboolean is_response = (flags & 0x8000) != 0;

  header->flags = flags;
  header->opcode = flags >> 11 & 15;
  if (!octet_dissector_wants (dissector, OCTET_WANTS_FIELDS))
    return;
  octet_dissector_label (dissector, is_response ? _("Flags: 0x%04x, response, %s")
                                                : _("Flags: 0x%04x, %s"),
                         flags, name_operation (header));
  octet_dissector_enter (dissector);
  if (self->flavour == DNS_FLAVOUR_LLMNR)
    add_flags_of_llmnr (dissector, at);
  else
    add_flags_of_dns (dissector, flags, at);
  if (is_response)
    octet_dissector_add (dissector, DNS_FLAG_RCODE, at, 2);
  octet_dissector_close (dissector);
  if (header->opcode == 1 || header->opcode == 2 || header->opcode == 3)
    octet_dissector_note (dissector, DNS_DEPRECATED_OPCODE, DNS_FLAG_OPCODE);
}

static void
read_counts (DnsMessage *self,
             Header     *header)
{
  static const guint16 fields[2][4] = {
    { DNS_QUERIES, DNS_ANSWERS, DNS_AUTHORITIES, DNS_ADDITIONALS },
    { DNS_ZONES, DNS_PREREQUISITES, DNS_UPDATES, DNS_ADDITIONALS },
  };
  gboolean is_update = header->opcode == OPCODE_UPDATE;

  for (guint i = 0; i < 4; i++)
    header->counts[i] = (guint) octet_dissector_read (self->dissector, fields[is_update][i]);
}

/* What the list says of the message as a whole. */
static void
summarize_header (DnsMessage   *self,
                  const Header *header,
                  guint         id)
{
  OctetDissector *dissector = self->dissector;
  guint rcode = header->flags & 15;
  const char *problem;

  if (!octet_dissector_wants (dissector, OCTET_WANTS_SUMMARY | OCTET_WANTS_TEXT))
    return;
  if ((header->flags & 0x8000) == 0)
    {
      octet_dissector_describe (dissector, "%s", _(" (query)"));
      octet_dissector_summarize (dissector, _("%s 0x%04x"), name_operation (header), id);
      return;
    }
  problem = find_word (DNS_FLAG_RCODE, rcode);
  octet_dissector_describe (dissector, "%s", _(" (response)"));
  octet_dissector_summarize (dissector, _("%s response 0x%04x"), name_operation (header), id);
  if (rcode != 0)
    octet_dissector_summarize_more (dissector, " %s",
                                    problem != NULL ? _(problem) : _("Unknown error"));
}

/* A piece of the list's text; a message full of records must not make it endless. */
static void
summarize_record (DnsMessage *self,
                  Header     *header,
                  const char *type,
                  gboolean    flush)
{
  header->n_said++;
  if (header->n_said == MAX_SAID)
    octet_dissector_summarize_more (self->dissector, " …");
  if (header->n_said < MAX_SAID)
    octet_dissector_summarize_more (self->dissector, " %s%s%s", type,
                                    flush ? _(", cache flush") : "",
                                    self->said != NULL ? self->said->str : "");
  /* RFC 1035, 4.1: first stands what is asked for, and in a response the answer behind it. */
  if (header->n_said <= ((header->flags & 0x8000) != 0 ? 2u : 1u) && self->said != NULL &&
      self->said->len > 1)
    octet_dissector_emphasize (self->dissector, self->said->str + 1);
}

static void
read_question (DnsMessage *self,
               Header     *header)
{
  OctetDissector *dissector = self->dissector;
  gboolean is_mdns = self->flavour == DNS_FLAVOUR_MDNS;
  gsize at = octet_dissector_get_position (dissector);
  guint type, class;
  char type_text[24], class_text[24];

  octet_dissector_open_text (dissector, "");
  if (dns_message_read_name (self, DNS_QUERY_NAME) && self->wants_names)
    {
      octet_dissector_add_uint (dissector, DNS_QUERY_NAME_LENGTH, self->name.length, at,
                                self->name.size);
      octet_dissector_add_uint (dissector, DNS_QUERY_LABELS, self->name.n_labels, at,
                                self->name.size);
    }
  type = (guint) octet_dissector_read (dissector, DNS_QUERY_TYPE);
  class = (guint) octet_reader_peek_be (octet_dissector_rest (dissector), 0, 2);
  at = octet_dissector_get_position (dissector);
  octet_dissector_read (dissector, is_mdns ? DNS_QUERY_CLASS_MASKED : DNS_QUERY_CLASS);
  if (is_mdns)
    octet_dissector_add (dissector, DNS_QUERY_UNICAST, at, 2);
  if (octet_dissector_ok (dissector) && self->wants_names)
    {
      name_type (type, type_text, sizeof type_text);
      octet_dissector_label (dissector, _("%s: type %s, class %s"), self->name.text, type_text,
                             name_class (self, class, class_text, sizeof class_text));
      if (self->said != NULL)
        g_string_printf (self->said, " %s", self->name.text);
      summarize_record (self, header, type_text, FALSE);
    }
  octet_dissector_close (dissector);
}

/* RFC 2782: "_service._proto.name" tells what is served where. */
static void
add_service_name (DnsMessage *self,
                  gsize       at)
{
  const char *text = self->name.text, *end = text + self->name.text_size;
  const char *proto = memchr (text, '.', (gsize) (end - text));
  const char *name;

  proto = proto != NULL ? proto + 1 : end;
  name = memchr (proto, '.', (gsize) (end - proto));
  name = name != NULL ? name + 1 : end;
  octet_dissector_add_bytes (self->dissector, DNS_SRV_SERVICE, text,
                             (gsize) (proto - text) - (proto > text && proto[-1] == '.'), at,
                             self->name.size);
  octet_dissector_add_bytes (self->dissector, DNS_SRV_PROTO, proto,
                             (gsize) (name - proto) - (name > proto && name[-1] == '.'), at,
                             self->name.size);
  octet_dissector_add_bytes (self->dissector, DNS_SRV_NAME, name, (gsize) (end - name), at,
                             self->name.size);
}

static guint
read_owner (DnsMessage *self)
{
  OctetDissector *dissector = self->dissector;
  OctetReader *rest = octet_dissector_rest (dissector);
  gsize at;
  guint type;

  if (!take_name (self, &at))
    return 0;
  type = (guint) octet_reader_peek_be (rest, 0, 2);
  if (self->wants_names)
    {
      if (type == TYPE_SRV)
        add_service_name (self, at);
      else
        octet_dissector_add_bytes (dissector, DNS_NAME, self->name.text, self->name.text_size,
                                   at, self->name.size);
    }
  judge_name (self);
  octet_dissector_read (dissector, DNS_TYPE);
  return type;
}

/* RFC 6891, 6.1.2: an OPT record's class and time to live mean other things. */
static void
read_opt_header (DnsMessage *self)
{
  OctetDissector *dissector = self->dissector;
  gsize at = octet_dissector_get_position (dissector);

  if (self->flavour == DNS_FLAVOUR_MDNS)
    {
      octet_dissector_read (dissector, DNS_OPT_PAYLOAD_MASKED);
      octet_dissector_add (dissector, DNS_CACHE_FLUSH, at, 2);
    }
  else
    octet_dissector_read (dissector, DNS_OPT_PAYLOAD);
  octet_dissector_read (dissector, DNS_OPT_RCODE);
  octet_dissector_read (dissector, DNS_OPT_VERSION);
  octet_dissector_read (dissector, DNS_OPT_Z);
}

static guint
read_class_and_ttl (DnsMessage *self)
{
  OctetDissector *dissector = self->dissector;
  gsize at = octet_dissector_get_position (dissector);
  guint class = (guint) octet_reader_peek_be (octet_dissector_rest (dissector), 0, 2);

  if (self->flavour == DNS_FLAVOUR_MDNS)
    {
      octet_dissector_read (dissector, DNS_CLASS_MASKED);
      octet_dissector_add (dissector, DNS_CACHE_FLUSH, at, 2);
    }
  else
    octet_dissector_read (dissector, DNS_CLASS);
  /* RFC 2181, 8. */
  if ((octet_dissector_read (dissector, DNS_TTL) & 0x80000000u) != 0)
    octet_dissector_note (dissector, DNS_TTL_HIGH_BIT, DNS_TTL);
  return class;
}

static void
read_data (DnsMessage *self,
           guint       type)
{
  OctetDissector *dissector = self->dissector;
  gsize size = octet_dissector_read (dissector, DNS_DATA_LENGTH);
  gsize position = octet_dissector_get_position (dissector);

  self->is_bad = FALSE;
  self->data_start = position;
  self->data_end = position + size;
  if (size > 0)
    dns_record_dissect (self, type);
  /* The next record follows, even where a name in this one says that it is longer. */
  position = octet_dissector_get_position (dissector);
  if (octet_dissector_ok (dissector) && position < self->data_end)
    octet_reader_skip (octet_dissector_rest (dissector), self->data_end - position);
  else if (octet_dissector_ok (dissector))
    octet_dissector_rest (dissector)->position = self->data_end;
  self->is_bad = FALSE;
}

static void
read_record (DnsMessage *self,
             Header     *header)
{
  OctetDissector *dissector = self->dissector;
  gboolean wants_label = octet_dissector_wants (dissector, OCTET_WANTS_TEXT);
  g_autofree char *owner = NULL;
  guint type, class = 0;
  gboolean flush;
  char type_text[24], class_text[24];

  octet_dissector_open_text (dissector, "");
  type = read_owner (self);
  if (wants_label && octet_dissector_ok (dissector))
    owner = g_strndup (self->name.text, self->name.text_size);
  if (type == TYPE_OPT)
    read_opt_header (self);
  else
    class = read_class_and_ttl (self);
  if (self->said != NULL)
    g_string_truncate (self->said, 0);
  read_data (self, type);
  if (self->wants_names && octet_dissector_ok (dissector))
    {
      flush = self->flavour == DNS_FLAVOUR_MDNS && (class & 0x8000) != 0;
      name_type (type, type_text, sizeof type_text);
      if (type == TYPE_OPT)
        octet_dissector_label (dissector, _("%s: type %s"), owner, type_text);
      else
        octet_dissector_label (dissector, _("%s: type %s, class %s%s%s%s"), owner, type_text,
                               name_class (self, class, class_text, sizeof class_text),
                               flush ? _(", cache flush") : "",
                               self->said != NULL && self->said->len > 0 ? "," : "",
                               self->said != NULL ? self->said->str : "");
      summarize_record (self, header, type_text, flush);
    }
  octet_dissector_close (dissector);
}

static void
read_section (DnsMessage *self,
              Header     *header,
              guint       section)
{
  static const char *const titles[2][4] = {
    { N_("Queries"), N_("Answers"), N_("Authoritative name servers"), N_("Additional records") },
    { N_("Zone"), N_("Prerequisites"), N_("Updates"), N_("Additional records") },
  };
  gboolean is_update = header->opcode == OPCODE_UPDATE;
  gboolean opened = FALSE;

  for (guint i = 0; i < header->counts[section] && octet_dissector_ok (self->dissector); i++)
    {
      if (!opened)
        octet_dissector_open_text (self->dissector, _(titles[is_update][section]));
      opened = TRUE;
      if (section == 0)
        read_question (self, header);
      else
        read_record (self, header);
    }
  if (opened)
    octet_dissector_close (self->dissector);
}

static void
add_extraneous (DnsMessage *self)
{
  OctetDissector *dissector = self->dissector;
  gsize size = octet_reader_left (octet_dissector_rest (dissector));

  if (size == 0 || !octet_dissector_ok (dissector))
    return;
  octet_dissector_open_text (dissector, _("Octets behind the message"));
  octet_dissector_read_size (dissector, DNS_EXTRANEOUS, size);
  octet_dissector_add_int (dissector, DNS_EXTRANEOUS_LENGTH, (gint64) size,
                           octet_dissector_get_position (dissector) - size, 0);
  octet_dissector_note_here (dissector, DNS_HAS_EXTRANEOUS);
  octet_dissector_close (dissector);
}

/**
 * dns_message_dissect: (skip)
 * @dissector: a dissector whose cursor stands at @start
 * @flavour: which protocol it is
 * @start: the message's first octet, in the layer
 *
 * Takes a whole message apart.
 */
void
dns_message_dissect (OctetDissector *dissector,
                     DnsFlavour      flavour,
                     gsize           start)
{
  g_autoptr (GString) said = NULL;
  Header header = { 0 };
  DnsMessage self;
  OctetTurn turn;
  guint id;

  if (octet_dissector_wants (dissector, OCTET_WANTS_SUMMARY | OCTET_WANTS_TEXT))
    said = g_string_new (NULL);
  self.dissector = dissector;
  self.flavour = flavour;
  self.start = start;
  self.bytes = octet_dissector_get_bytes (dissector) + start;
  self.size = octet_dissector_get_captured (dissector) - start;
  self.wants_names = octet_dissector_wants (dissector, OCTET_WANTS_FIELDS | OCTET_WANTS_SUMMARY);
  self.is_bad = FALSE;
  self.data_start = self.data_end = 0;
  self.name.text[0] = '\0';
  self.name.verdict = DNS_NAME_GOOD;
  self.said = said;
  id = (guint) octet_dissector_read (dissector, DNS_ID);
  read_flags (&self, &header);
  summarize_header (&self, &header, id);
  read_counts (&self, &header);
  if (!octet_dissector_ok (dissector))
    return;
  turn = dns_talk_find (dissector, id, (header.flags & 0x8000) != 0, start > 0);
  if (header.opcode == OPCODE_STATEFUL)
    {
      dns_stateful_dissect (&self);
      return;
    }
  for (guint i = 0; i < 4; i++)
    read_section (&self, &header, i);
  add_extraneous (&self);
  dns_talk_add (dissector, &turn);
}
