/* octet-capture-properties.c - writes down what a capture is, a row for each property.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * All rows are written anew before each announcement; those that came out as they were are
 * not announced.
 */
#include "config.h"

#include "analysis/octet-capture-properties.h"

#include <glib/gi18n-lib.h>

#include "analysis/octet-file-hashes.h"
#include "capture/octet-link-type.h"

/* Files joined from thousands of others have as many interfaces; nobody reads so many rows. */
#define MAX_ROWS 20000u
/* Encapsulations that are named one after another. */
#define MAX_LINK_TYPES 8u

typedef struct
{
  const char *group;
  const char *key;
  const char *name;
  gint64      interface; /* -1 for none */
  OctetCell   value;
} Row;

struct _OctetCaptureProperties
{
  OctetStatistic    parent_instance;
  GFile            *file;    /* or NULL */
  OctetCapture     *capture; /* or NULL, as long as nobody has it */
  GCancellable     *cancellable;
  gboolean          is_hashing;
  char             *sha256;
  char             *sha1;
  guint64           file_size;
  gboolean          has_file_size;

  guint64           n_packets;
  guint64           wire_bytes;
  guint64           captured_bytes;
  GArray           *interface_packets; /* of guint64, by interface */
  OctetPacketRecord first;    /* the earliest; without a time where none has one */
  OctetPacketRecord last;
  gint64            previous; /* the time before */
  gboolean          is_unordered;

  GArray           *rows; /* of Row */
};

G_DEFINE_FINAL_TYPE (OctetCaptureProperties, octet_capture_properties, OCTET_TYPE_STATISTIC)

static void
row_clear (gpointer data)
{
  g_free (((Row *) data)->value.text);
}

static void
octet_capture_properties_add (OctetStatistic       *statistic,
                              const OctetTapPacket *packet)
{
  OctetCaptureProperties *self = OCTET_CAPTURE_PROPERTIES (statistic);
  const OctetPacketRecord *record = packet->record;

  self->n_packets++;
  self->wire_bytes += record->wire_size;
  self->captured_bytes += record->captured_size;
  if (record->interface >= self->interface_packets->len)
    g_array_set_size (self->interface_packets, record->interface + 1u);
  g_array_index (self->interface_packets, guint64, record->interface)++;
  if (record->time == OCTET_NO_TIME)
    return;
  if (self->first.time == OCTET_NO_TIME || record->time < self->first.time)
    self->first = *record;
  if (self->last.time == OCTET_NO_TIME || record->time > self->last.time)
    self->last = *record;
  self->is_unordered |= record->time < self->previous;
  self->previous = record->time;
}

/* --- the rows --- */

static OctetCell *
append (GArray     *rows,
        const char *group,
        gint64      interface,
        const char *key,
        const char *name)
{
  Row row = { group, key, name, interface, { OCTET_CELL_EMPTY, NULL, 0, 0, { 0, 0 } } };

  g_array_append_val (rows, row);
  return &g_array_index (rows, Row, rows->len - 1).value;
}

static void
append_text (GArray     *rows,
             const char *group,
             gint64      interface,
             const char *key,
             const char *name,
             const char *text)
{
  if (text != NULL && text[0] != '\0')
    octet_cell_set_text (append (rows, group, interface, key, name), text);
}

/* What the file does not say has no row. */
static void
append_number (GArray     *rows,
               const char *group,
               gint64      interface,
               const char *key,
               const char *name,
               guint64     number)
{
  if (number != G_MAXUINT64)
    octet_cell_set_number (append (rows, group, interface, key, name), number);
}

static char *
list_link_types (OctetCapture *capture)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint types[MAX_LINK_TYPES], n_types = 0;
  guint count = octet_capture_get_n_interfaces (capture);

  for (guint i = 0; i < count && n_types < MAX_LINK_TYPES; i++)
    {
      guint type = octet_capture_get_interface (capture, i)->link_type, n = 0;

      while (n < n_types && types[n] != type)
        n++;
      if (n < n_types)
        continue;
      types[n_types++] = type;
      g_string_append (text, text->len > 0 ? ", " : "");
      g_string_append (text, octet_link_type_get_description (type));
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
append_file (const OctetCaptureProperties *self,
             GArray                       *rows)
{
  g_autofree char *path = NULL, *types = NULL;
  guint64 done, size = self->file_size;
  OctetCompression compression;

  if (self->file != NULL)
    path = g_file_get_parse_name (self->file);
  append_text (rows, "file", -1, "path", _("Path"), path);
  if (!self->has_file_size && self->capture != NULL)
    octet_capture_get_progress (self->capture, &done, &size);
  if (self->has_file_size || size > 0)
    append_number (rows, "file", -1, "size", _("Size"), size);
  if (self->is_hashing || self->sha256 != NULL)
    {
      octet_cell_set_text (append (rows, "file", -1, "sha256", "SHA-256"), self->sha256);
      octet_cell_set_text (append (rows, "file", -1, "sha1", "SHA-1"), self->sha1);
    }
  if (self->capture == NULL)
    return;
  append_text (rows, "file", -1, "format", _("Format"),
               octet_capture_get_format_name (self->capture));
  compression = octet_capture_get_compression (self->capture);
  if (compression != OCTET_COMPRESSION_NONE)
    append_text (rows, "file", -1, "compression", _("Packed by"),
                 octet_compression_get_name (compression));
  types = list_link_types (self->capture);
  append_text (rows, "file", -1, "encapsulation", _("Encapsulation"), types);
}

/* Beyond what 64 bits of nanoseconds say, the file knows better. */
static OctetSpan
find_time (const OctetCaptureProperties *self,
           const OctetPacketRecord      *record)
{
  OctetSpan span = octet_span_from_nanoseconds (record->time);

  if (octet_time_is_far (record->time) && self->capture != NULL)
    octet_capture_read_packet_time (self->capture, record->offset, record->interface, &span);
  return span;
}

/* In UTC, with all nine digits. */
static char *
format_time (OctetSpan time)
{
  gint64 seconds = time.seconds - (time.nanoseconds < 0 ? 1 : 0);
  int nanoseconds = time.nanoseconds < 0 ? time.nanoseconds + OCTET_NANOSECONDS_PER_SECOND
                                         : time.nanoseconds;
  g_autoptr (GDateTime) date = g_date_time_new_from_unix_utc (seconds);
  g_autofree char *text = NULL;

  if (date == NULL)
    return NULL;
  text = g_date_time_format (date, "%Y-%m-%dT%H:%M:%S");
  return g_strdup_printf ("%s.%09dZ", text, nanoseconds);
}

static void
append_times (const OctetCaptureProperties *self,
              GArray                       *rows,
              OctetSpan                     duration)
{
  g_autofree char *first = NULL, *last = NULL;

  if (self->first.time == OCTET_NO_TIME)
    return;
  first = format_time (find_time (self, &self->first));
  last = format_time (find_time (self, &self->last));
  append_text (rows, "time", -1, "first", _("First packet"), first);
  append_text (rows, "time", -1, "last", _("Last packet"), last);
  octet_cell_set_span (append (rows, "time", -1, "duration", _("Duration")), duration);
  append_text (rows, "time", -1, "order", _("Order of times"),
               self->is_unordered ? _("Some packets are earlier than the one before")
                                  : _("Each packet is as late as the one before, or later"));
}

static void
append_packets (const OctetCaptureProperties *self,
                GArray                       *rows,
                double                        seconds)
{
  double packets = (double) self->n_packets, bytes = (double) self->wire_bytes;

  append_number (rows, "packets", -1, "packets", _("Packets"), self->n_packets);
  append_number (rows, "packets", -1, "bytes", _("Octets"), self->wire_bytes);
  append_number (rows, "packets", -1, "captured_bytes", _("Captured octets"),
                 self->captured_bytes);
  if (self->n_packets > 0)
    octet_cell_set_real (append (rows, "packets", -1, "average_size", _("Average packet size")),
                         bytes / packets);
  if (seconds <= 0)
    return;
  octet_cell_set_real (append (rows, "packets", -1, "packet_rate", _("Packets a second")),
                       packets / seconds);
  octet_cell_set_real (append (rows, "packets", -1, "byte_rate", _("Octets a second")),
                       bytes / seconds);
  octet_cell_set_real (append (rows, "packets", -1, "bit_rate", _("Bits a second")),
                       8 * bytes / seconds);
}

static void
append_comments (GArray      *rows,
                 const char  *group,
                 gint64       interface,
                 char       **comments)
{
  for (gsize i = 0; comments != NULL && comments[i] != NULL && rows->len < MAX_ROWS; i++)
    append_text (rows, group, interface, "comment", _("Comment"), comments[i]);
}

static void
append_section (GArray             *rows,
                const OctetSection *section)
{
  append_text (rows, "capture", -1, "hardware", _("Hardware"), section->hardware);
  append_text (rows, "capture", -1, "os", _("Operating system"), section->os);
  append_text (rows, "capture", -1, "application", _("Written by"), section->application);
  append_comments (rows, "capture", -1, section->comments);
}

static void
append_interface (const OctetCaptureProperties *self,
                  GArray                       *rows,
                  guint                         index)
{
  const OctetInterface *interface = octet_capture_get_interface (self->capture, index);
  const GArray *packets = self->interface_packets;
  OctetInterfaceStatistics statistics = OCTET_INTERFACE_STATISTICS_NONE;

  octet_capture_get_statistics (self->capture, index, &statistics);
  append_text (rows, "interface", index, "name", _("Interface"), interface->name);
  append_text (rows, "interface", index, "description", _("Description"), interface->description);
  append_text (rows, "interface", index, "encapsulation", _("Encapsulation"),
               octet_link_type_get_description (interface->link_type));
  append_text (rows, "interface", index, "filter", _("Capture filter"), interface->filter);
  append_number (rows, "interface", index, "snaplen", _("Octets kept of each packet"),
                 interface->snaplen > 0 ? interface->snaplen : G_MAXUINT64);
  append_text (rows, "interface", index, "hardware", _("Hardware"), interface->hardware);
  append_text (rows, "interface", index, "os", _("Operating system"), interface->os);
  append_number (rows, "interface", index, "packets", _("Packets"),
                 index < packets->len ? g_array_index (packets, guint64, index) : 0);
  append_number (rows, "interface", index, "received", _("Packets received"),
                 statistics.received);
  append_number (rows, "interface", index, "dropped", _("Packets dropped"), statistics.dropped);
  append_number (rows, "interface", index, "accepted", _("Packets that the filter let through"),
                 statistics.accepted);
  append_number (rows, "interface", index, "dropped_by_system",
                 _("Packets dropped by the operating system"), statistics.dropped_by_system);
  append_comments (rows, "interface", index, interface->comments);
}

static void
append_all (const OctetCaptureProperties *self,
            GArray                       *rows)
{
  OctetSpan duration = { 0, 0 };
  guint count;

  if (self->first.time != OCTET_NO_TIME)
    duration = octet_span_subtract (find_time (self, &self->last), find_time (self, &self->first));
  append_file (self, rows);
  append_times (self, rows, duration);
  append_packets (self, rows, octet_span_to_seconds (duration));
  if (self->capture == NULL)
    return;
  count = octet_capture_get_n_sections (self->capture);
  for (guint i = 0; i < count && rows->len < MAX_ROWS; i++)
    append_section (rows, octet_capture_get_section (self->capture, i));
  count = octet_capture_get_n_interfaces (self->capture);
  for (guint i = 0; i < count && rows->len < MAX_ROWS; i++)
    append_interface (self, rows, i);
}

static gboolean
row_equal (const Row *self,
           const Row *other)
{
  const OctetCell *a = &self->value, *b = &other->value;

  return g_str_equal (self->group, other->group) && g_str_equal (self->key, other->key) &&
         self->interface == other->interface && a->kind == b->kind &&
         g_strcmp0 (a->text, b->text) == 0 && a->number == b->number &&
         !(a->real < b->real) && !(a->real > b->real) && a->time.seconds == b->time.seconds &&
         a->time.nanoseconds == b->time.nanoseconds;
}

static void
octet_capture_properties_arrange (OctetStatistic *statistic)
{
  OctetCaptureProperties *self = OCTET_CAPTURE_PROPERTIES (statistic);
  g_autoptr (GArray) before = g_steal_pointer (&self->rows);

  self->rows = g_array_sized_new (FALSE, FALSE, sizeof (Row), before->len);
  g_array_set_clear_func (self->rows, row_clear);
  append_all (self, self->rows);
  for (guint i = 0; i < self->rows->len; i++)
    if (i >= before->len ||
        !row_equal (&g_array_index (before, Row, i), &g_array_index (self->rows, Row, i)))
      octet_statistic_touch (statistic, i);
}

static guint
octet_capture_properties_count_rows (OctetStatistic *statistic)
{
  return OCTET_CAPTURE_PROPERTIES (statistic)->rows->len;
}

static void
octet_capture_properties_fill_row (OctetStatistic *statistic,
                                   guint           index,
                                   OctetCell      *cells)
{
  GArray *rows = OCTET_CAPTURE_PROPERTIES (statistic)->rows;
  OctetCell *value = &cells[OCTET_PROPERTY_VALUE];
  const Row *row;

  /* Hashing failed, and nobody heard yet that its rows are gone. */
  if (index >= rows->len)
    return;
  row = &g_array_index (rows, Row, index);
  octet_cell_set_text (&cells[OCTET_PROPERTY_GROUP], row->group);
  if (row->interface >= 0)
    octet_cell_set_number (&cells[OCTET_PROPERTY_INTERFACE], (guint64) row->interface);
  octet_cell_set_text (&cells[OCTET_PROPERTY_KEY], row->key);
  octet_cell_set_text (&cells[OCTET_PROPERTY_NAME], row->name);
  *value = row->value;
  value->text = g_strdup (row->value.text);
}

static void
octet_capture_properties_finalize (GObject *object)
{
  OctetCaptureProperties *self = OCTET_CAPTURE_PROPERTIES (object);

  g_clear_object (&self->file);
  g_clear_object (&self->capture);
  g_clear_object (&self->cancellable);
  g_free (self->sha256);
  g_free (self->sha1);
  g_array_unref (self->interface_packets);
  g_array_unref (self->rows);
  G_OBJECT_CLASS (octet_capture_properties_parent_class)->finalize (object);
}

static void
octet_capture_properties_class_init (OctetCapturePropertiesClass *klass)
{
  static const OctetColumn columns[] = {
    { "group", N_("Group"), OCTET_CELL_TEXT },
    { "interface", N_("Interface"), OCTET_CELL_NUMBER },
    { "key", N_("Key"), OCTET_CELL_TEXT },
    { "name", N_("Property"), OCTET_CELL_TEXT },
    { "value", N_("Value"), OCTET_CELL_TEXT },
  };
  OctetStatisticClass *statistic_class = OCTET_STATISTIC_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = octet_capture_properties_finalize;
  statistic_class->columns = columns;
  statistic_class->n_columns = G_N_ELEMENTS (columns);
  statistic_class->touches_rows = TRUE;
  statistic_class->add = octet_capture_properties_add;
  statistic_class->arrange = octet_capture_properties_arrange;
  statistic_class->count_rows = octet_capture_properties_count_rows;
  statistic_class->fill_row = octet_capture_properties_fill_row;
}

static void
octet_capture_properties_init (OctetCaptureProperties *self)
{
  self->interface_packets = g_array_new (FALSE, TRUE, sizeof (guint64));
  self->rows = g_array_new (FALSE, FALSE, sizeof (Row));
  self->first.time = self->last.time = self->previous = OCTET_NO_TIME;
}

/**
 * octet_capture_properties_new: (skip)
 * @file: (nullable): where the capture lies
 *
 * Returns: (transfer full): what is known of a capture before it is read: a statistic for a survey
 */
OctetStatistic *
octet_capture_properties_new (GFile *file)
{
  OctetCaptureProperties *self = g_object_new (OCTET_TYPE_CAPTURE_PROPERTIES, NULL);

  self->file = file != NULL ? g_object_ref (file) : NULL;
  return OCTET_STATISTIC (self);
}

/* What changed in the main context is announced at once. */
static void
unlock_and_show (OctetCaptureProperties *self)
{
  octet_statistic_prepare (OCTET_STATISTIC (self));
  octet_statistic_unlock (OCTET_STATISTIC (self));
  octet_statistic_show (OCTET_STATISTIC (self));
}

/**
 * octet_capture_properties_set_capture: (skip)
 * @self: properties
 * @capture: the capture, as soon as its file is open
 *
 * Lets what the file says of itself be listed. Main context only.
 */
void
octet_capture_properties_set_capture (OctetCaptureProperties *self,
                                      OctetCapture           *capture)
{
  g_return_if_fail (OCTET_IS_CAPTURE_PROPERTIES (self));
  g_return_if_fail (OCTET_IS_CAPTURE (capture));

  octet_statistic_lock (OCTET_STATISTIC (self));
  g_set_object (&self->capture, capture);
  unlock_and_show (self);
}

static void
hashed_cb (GObject      *file,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (OctetCaptureProperties) self = data;
  g_autofree char *sha256 = NULL, *sha1 = NULL;
  guint64 size = 0;

  /* Without hashes there are no rows for them: a file that cannot be read says so elsewhere. */
  octet_file_hashes_finish (result, &sha256, &sha1, &size, NULL);
  octet_statistic_lock (OCTET_STATISTIC (self));
  self->is_hashing = FALSE;
  self->has_file_size |= sha256 != NULL;
  self->file_size = size;
  self->sha256 = g_steal_pointer (&sha256);
  self->sha1 = g_steal_pointer (&sha1);
  unlock_and_show (self);
}

/**
 * octet_capture_properties_hash: (skip)
 * @self: properties of a file
 *
 * Lets a worker read the whole file, for its size and hashes; they are listed when it is done.
 * Once only. Main context only.
 */
void
octet_capture_properties_hash (OctetCaptureProperties *self)
{
  g_return_if_fail (OCTET_IS_CAPTURE_PROPERTIES (self));

  if (self->file == NULL || self->cancellable != NULL)
    return;
  self->cancellable = g_cancellable_new ();
  octet_statistic_lock (OCTET_STATISTIC (self));
  self->is_hashing = TRUE;
  unlock_and_show (self);
  octet_file_hashes_compute (self->file, self->cancellable, hashed_cb, g_object_ref (self));
}

/**
 * octet_capture_properties_stop: (skip)
 * @self: properties
 *
 * Stops the worker that hashes, if there is one. Main context only.
 */
void
octet_capture_properties_stop (OctetCaptureProperties *self)
{
  g_return_if_fail (OCTET_IS_CAPTURE_PROPERTIES (self));

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
}
