/* octet-packet-keys.c - what packets are sorted by where they have to be dissected for it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Sixteen octets a packet, whatever the field: a number with its sign, the first octets of an
 * address, or the begin of a text and where its rest is kept. They live as long as the sorting
 * takes. Where a field stands in a packet more than once, the first value counts, as it is the
 * first that a column shows.
 */
#include "config.h"

#include "session/octet-packet-keys.h"

#include <string.h>

#include "dissect/octet-format.h"
#include "filter/octet-filter.h"
#include "session/octet-session-private.h"

/* Memory for texts, whatever the capture: each packet has its share of it, and what a text has
 * beyond that does not count. 91 octets are left to each of 3 million packets. */
#define MAX_TEXTS (256u << 20)
/* Nobody tells lines apart by what they have behind this. */
#define MAX_TEXT 256
/* Octets of a text that stand in the key itself. */
#define HEAD 8
/* Texts that are looked for before one is kept again; a power of two. */
#define N_RECENT 65536

typedef enum
{
  KEY_NUMBER,
  KEY_REAL,
  KEY_BYTES,
  KEY_TEXT,
} KeyClass;

/* Compared one after the other; @low is a place in the texts for KEY_TEXT. */
typedef struct
{
  guint64 high;
  guint64 low;
} Key;

struct _OctetPacketKeys
{
  OctetSession    *session;
  char            *field;   /* NULL for the summary's text */
  KeyClass         class;
  OctetFilter     *filter;  /* that the field is there; NULL where no filter can ask */
  OctetFilterPlan *plan;
  OctetWanted     *wanted;
  OctetCursor     *cursor;
  OctetTree       *tree;
  GString         *text;
  guint32          before;  /* the packet that was read last: shown in front of the next one */
  Key             *keys;
  guint32          n_keys;
  guint32          max_keys;
  guint32         *present; /* indices of packets that have a key */
  guint32          n_present;
  guint32         *missing; /* of those that have none */
  guint32          n_missing;
  GByteArray      *texts;   /* the rests, each with its zero; the first is empty */
  guint32         *recent;  /* places in it, by their hash */
  gsize            max_rest;
  GCancellable    *cancellable;
};

static KeyClass
get_class (const OctetField *field)
{
  switch (field->kind)
    {
    case OCTET_FIELD_BOOL:
    case OCTET_FIELD_UINT:
    case OCTET_FIELD_HEX:
    case OCTET_FIELD_OCT:
    case OCTET_FIELD_INT:
    case OCTET_FIELD_CHAR:
    case OCTET_FIELD_PORT:
    case OCTET_FIELD_CHECKSUM:
    case OCTET_FIELD_FRAME:
    case OCTET_FIELD_TIME:
    case OCTET_FIELD_DURATION:
      return KEY_NUMBER;
    case OCTET_FIELD_FLOAT:
    case OCTET_FIELD_DOUBLE:
      return KEY_REAL;
    case OCTET_FIELD_MAC:
    case OCTET_FIELD_IPV4:
    case OCTET_FIELD_IPV6:
    case OCTET_FIELD_EUI64:
    case OCTET_FIELD_OID:
    case OCTET_FIELD_BYTES:
      return KEY_BYTES;
    default:
      return KEY_TEXT;
    }
}

static gboolean
is_signed (const OctetField *field)
{
  return field->kind == OCTET_FIELD_INT || field->kind == OCTET_FIELD_TIME ||
         field->kind == OCTET_FIELD_DURATION;
}

/* Bits that sort as the number does: those of a negative one are turned round. */
static guint64
get_real_bits (double real)
{
  guint64 bits;

  memcpy (&bits, &real, sizeof bits);
  return (bits >> 63) != 0 ? ~bits : bits | G_GUINT64_CONSTANT (1) << 63;
}

/* Small letters, character by character; what is not UTF-8 stays as it is. */
static void
fold (GString *text,
      char    *out,
      gsize    size)
{
  const char *at = text->str, *end = at + text->len;
  gsize used = 0;

  while (at < end && *at != '\0' && used + 6 < size)
    {
      gunichar character;

      if ((guchar) *at < 0x80)
        {
          out[used++] = g_ascii_tolower (*at++);
          continue;
        }
      character = g_utf8_get_char_validated (at, end - at);
      if (character >= (gunichar) -2)
        {
          out[used++] = *at++;
          continue;
        }
      used += (gsize) g_unichar_to_utf8 (g_unichar_tolower (character), out + used);
      at = g_utf8_next_char (at);
    }
  out[used] = '\0';
}

/* Where the rest of a text is kept; the same one again takes no memory if it was there lately. */
static guint32
keep_rest (OctetPacketKeys *self,
           const char      *rest)
{
  guint32 *recent;
  guint32 place;

  if (*rest == '\0')
    return 0;
  recent = &self->recent[g_str_hash (rest) & (N_RECENT - 1)];
  if (*recent != 0 && strcmp ((const char *) self->texts->data + *recent, rest) == 0)
    return *recent;
  place = self->texts->len;
  g_byte_array_append (self->texts, (const guint8 *) rest, (guint) strlen (rest) + 1);
  *recent = place;
  return place;
}

static guint64
read_head (const void *bytes,
           gsize       size)
{
  guint64 head = 0;

  if (size > 0)
    memcpy (&head, bytes, MIN (size, sizeof head));
  return GUINT64_FROM_BE (head);
}

static Key
make_text_key (OctetPacketKeys *self)
{
  char folded[HEAD + MAX_TEXT + 8];
  gsize size;
  Key key;

  fold (self->text, folded, sizeof folded);
  size = strlen (folded);
  key.high = read_head (folded, MIN (size, HEAD));
  key.low = 0;
  if (size > HEAD && self->max_rest > 0)
    {
      folded[MIN (size, HEAD + self->max_rest)] = '\0';
      key.low = keep_rest (self, folded + HEAD);
    }
  return key;
}

static Key
make_key (OctetPacketKeys *self,
          const OctetNode *node)
{
  const guint8 *bytes;
  gsize size;

  switch (self->class)
    {
    case KEY_NUMBER:
      return (Key) { !is_signed (node->field) || (gint64) node->value.number >= 0,
                     node->value.number };
    case KEY_REAL:
      return (Key) { get_real_bits (node->value.real), 0 };
    case KEY_BYTES:
      bytes = octet_tree_get_value_bytes (self->tree, node, &size);
      return (Key) { read_head (bytes, bytes != NULL ? size : 0),
                     bytes != NULL && size > HEAD ? read_head (bytes + HEAD, size - HEAD) : 0 };
    case KEY_TEXT:
    default:
      g_string_truncate (self->text, 0);
      octet_format_value (self->tree, node, self->text);
      return make_text_key (self);
    }
}

/* The field's first node. One whose values are of another sort in another protocol cannot be
 * compared, so that it counts as missing. */
static const OctetNode *
find_node (const OctetPacketKeys *self)
{
  for (guint32 i = 0; i < self->tree->n_nodes; i++)
    {
      const OctetNode *node = &self->tree->nodes[i];

      if (node->field != NULL && g_strcmp0 (node->field->key, self->field) == 0 &&
          get_class (node->field) == self->class)
        return node;
    }
  return NULL;
}

/* Dissects a packet; answers whether it has a key. */
static gboolean
read_key (OctetPacketKeys *self,
          guint32          number,
          Key             *ret_key)
{
  const OctetSummary *summary;
  const OctetNode *node;

  if (self->plan != NULL && octet_filter_plan_decide (self->plan, number) == OCTET_VERDICT_NO)
    return FALSE;
  summary = octet_cursor_dissect_inside (self->cursor, number, OCTET_DEPTH_FIELDS,
                                         self->field == NULL, self->tree, NULL);
  if (summary == NULL)
    return FALSE;
  if (self->field == NULL)
    {
      g_string_truncate (self->text, 0);
      g_string_append_len (self->text, summary->info->str, (gssize) summary->info->len);
      *ret_key = make_text_key (self);
      return TRUE;
    }
  node = find_node (self);
  if (node != NULL)
    *ret_key = make_key (self, node);
  return node != NULL;
}

static void
plan_field (OctetPacketKeys *self)
{
  OctetRegistry *registry = self->session->registry;
  g_auto (OctetFilterProblem) problem = OCTET_FILTER_PROBLEM_INIT;
  const OctetFieldRef *refs;
  gsize count;

  refs = octet_registry_find_field (registry, self->field, &count);
  if (count > 0)
    self->class = get_class (octet_field_ref_get_field (&refs[0]));
  octet_wanted_add_key (self->wanted, self->field);
  /* Packets whose protocols cannot have the field need not be read. */
  self->filter = octet_filter_new (registry, self->field, &problem);
  if (self->filter != NULL)
    self->plan = octet_filter_plan_new (self->filter, self->session->state, self->session->store);
}

/**
 * octet_packet_keys_new: (skip)
 * @session: a session that has a file open
 * @field: (nullable): the key of a field; %NULL for the summary's text
 * @max_packets: for how many packets there is to be room
 *
 * Returns: (transfer full): no keys yet; for the calling thread
 */
OctetPacketKeys *
octet_packet_keys_new (OctetSession *session,
                       const char   *field,
                       guint32       max_packets)
{
  OctetPacketKeys *self = g_new0 (OctetPacketKeys, 1);
  gsize share = MAX_TEXTS / MAX (max_packets, 1);

  self->session = g_object_ref (session);
  self->field = g_strdup (field);
  self->class = KEY_TEXT;
  self->wanted = octet_wanted_new (session->registry);
  if (field != NULL)
    plan_field (self);
  self->cursor = octet_cursor_new (session);
  octet_cursor_set_wanted (self->cursor, self->wanted);
  self->tree = octet_tree_new ();
  self->text = g_string_new (NULL);
  self->max_keys = max_packets;
  self->keys = g_new (Key, max_packets);
  self->present = g_new (guint32, max_packets);
  self->missing = g_new (guint32, max_packets);
  self->texts = g_byte_array_new ();
  g_byte_array_append (self->texts, (const guint8 *) "", 1);
  self->recent = g_new0 (guint32, N_RECENT);
  /* One octet of the share is the zero. */
  self->max_rest = share > 0 ? MIN (share - 1, MAX_TEXT - HEAD) : 0;
  return self;
}

/**
 * octet_packet_keys_free: (skip)
 * @self: (transfer full): keys
 */
void
octet_packet_keys_free (OctetPacketKeys *self)
{
  octet_tree_free (self->tree);
  octet_cursor_free (self->cursor);
  g_clear_pointer (&self->plan, octet_filter_plan_free);
  g_clear_pointer (&self->filter, octet_filter_unref);
  octet_wanted_free (self->wanted);
  g_string_free (self->text, TRUE);
  g_byte_array_unref (self->texts);
  g_free (self->recent);
  g_free (self->keys);
  g_free (self->present);
  g_free (self->missing);
  g_free (self->field);
  g_object_unref (self->session);
  g_free (self);
}

/**
 * octet_packet_keys_read: (skip)
 * @self: keys
 * @numbers: packets, behind those that were read before
 * @count: how many: what takes a few ms, as the first pass has to wait meanwhile
 *
 * Dissects packets and keeps what they are sorted by.
 */
void
octet_packet_keys_read (OctetPacketKeys *self,
                        const guint32   *numbers,
                        guint32          count)
{
  gboolean must_leave;

  g_return_if_fail (count <= self->max_keys - self->n_keys);

  must_leave = octet_session_enter_last (self->session);
  for (guint32 i = 0; i < count; i++)
    {
      guint32 at = self->n_keys++;

      octet_cursor_set_shown (self->cursor, self->before);
      self->before = numbers[i];
      if (read_key (self, numbers[i], &self->keys[at]))
        self->present[self->n_present++] = at;
      else
        self->missing[self->n_missing++] = at;
    }
  if (must_leave)
    octet_session_leave (self->session);
}

static int
compare (gconstpointer a,
         gconstpointer b,
         gpointer      data)
{
  const OctetPacketKeys *self = data;
  const Key *left = &self->keys[*(const guint32 *) a];
  const Key *right = &self->keys[*(const guint32 *) b];

  if (left->high != right->high)
    return left->high < right->high ? -1 : 1;
  if (left->low == right->low || g_cancellable_is_cancelled (self->cancellable))
    return 0;
  if (self->class != KEY_TEXT)
    return left->low < right->low ? -1 : 1;
  return strcmp ((const char *) self->texts->data + left->low,
                 (const char *) self->texts->data + right->low);
}

/**
 * octet_packet_keys_sort: (skip)
 * @self: keys
 * @cancellable: ends it soon, with an order that is of no use
 * @ret_count: (out): how many packets have a key; they stand in front
 *
 * Packets that are equal, and those without a key, stay as they were read.
 *
 * Returns: (transfer full): for each place the packet there, counted from 0 as they were read
 */
guint32 *
octet_packet_keys_sort (OctetPacketKeys *self,
                        GCancellable    *cancellable,
                        guint32         *ret_count)
{
  self->cancellable = cancellable;
  /* A merge sort, which keeps equal ones as they are. */
  g_qsort_with_data (self->present, (int) self->n_present, sizeof *self->present, compare, self);
  if (self->n_missing > 0)
    memcpy (self->present + self->n_present, self->missing,
            self->n_missing * sizeof *self->missing);
  *ret_count = self->n_present;
  return g_steal_pointer (&self->present);
}
