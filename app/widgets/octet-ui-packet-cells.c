/* octet-ui-packet-cells.c - how the cells of the packet list are made and filled.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Some 200 rows change at once when the list jumps, so a cell is one widget that draws itself
 * and needs no measuring.
 */
#include "config.h"

#include "widgets/octet-ui-packet-cells.h"

#include <glib/gi18n.h>
#include <string.h>

#include "widgets/octet-ui-length-cell.h"
#include "widgets/octet-ui-number-cell.h"
#include "widgets/octet-ui-text-cell.h"

#define ITEM "octet-item"

static GtkWidget *
make_text (const OctetUiCellContext *context)
{
  return octet_ui_text_cell_new (FALSE);
}

static GtkWidget *
make_time (const OctetUiCellContext *context)
{
  GtkWidget *cell = octet_ui_text_cell_new (TRUE);

  gtk_widget_add_css_class (cell, "time");
  return cell;
}

/* A name where there is one; the address then is in the tooltip. */
static void
fill_end (GtkWidget  *cell,
          const char *address,
          const char *name)
{
  octet_ui_text_cell_set_text (OCTET_UI_TEXT_CELL (cell), name != NULL ? name : address, NULL);
  octet_ui_text_cell_set_hint (OCTET_UI_TEXT_CELL (cell), name != NULL ? address : NULL);
}

static void
fill_source (const OctetUiCellContext *context,
             GtkWidget                *cell,
             OctetUiPacket            *packet,
             guint                     value)
{
  const OctetUiRow *row = octet_ui_packet_get_row (packet);

  fill_end (cell, row->source, row->source_name);
}

static void
fill_destination (const OctetUiCellContext *context,
                  GtkWidget                *cell,
                  OctetUiPacket            *packet,
                  guint                     value)
{
  const OctetUiRow *row = octet_ui_packet_get_row (packet);

  fill_end (cell, row->destination, row->destination_name);
}

static void
fill_field (const OctetUiCellContext *context,
            GtkWidget                *cell,
            OctetUiPacket            *packet,
            guint                     value)
{
  const OctetUiRow *row = octet_ui_packet_get_row (packet);

  /* A row that was made before the column has no values yet. */
  octet_ui_text_cell_set_text (OCTET_UI_TEXT_CELL (cell),
                               row->values != NULL && value < g_strv_length (row->values)
                                 ? row->values[value] : NULL, NULL);
}

static void
add_attribute (PangoAttrList  *list,
               PangoAttribute *attribute,
               gsize           start,
               gsize           end)
{
  attribute->start_index = (guint) start;
  attribute->end_index = (guint) end;
  pango_attr_list_insert (list, attribute);
}

/* Where too much would be bold, nothing stands out. */
#define MAX_EMPHASIS 48u

/* Behind what is said of the packet, and less weighty than that: what it belongs with. */
static void
add_links (GString          *text,
           PangoAttrList    *attributes,
           guint32           number,
           const OctetUiRow *row)
{
  gsize start = text->len;

  if (row->related > 0)
    g_string_append_printf (text, row->related > number ? "  ↓ %u" : "  ↑ %u", row->related);
  else if (row->whole > 0)
    {
      g_string_append (text, "  ");
      /* Translators: behind what is said of a packet: the number of the one that completes it */
      g_string_append_printf (text, _("part of packet %u"), row->whole);
    }
  if (text->len > start)
    add_attribute (attributes, pango_attr_foreground_alpha_new (G_MAXUINT16 * 2 / 3), start,
                   text->len);
}

/**
 * octet_ui_packet_cells_write_info: (skip)
 * @packet: a row
 * @attributes: a list to which is added how the text looks
 *
 * Returns: (transfer full): the line about the packet, the packet that it belongs with, and what a
 *   person wrote
 */
char *
octet_ui_packet_cells_write_info (OctetUiPacket *packet,
                                  PangoAttrList *attributes)
{
  const OctetUiRow *row = octet_ui_packet_get_row (packet);
  g_autoptr (GString) text = g_string_new (row->info);
  gsize start;

  if (row->emphasis_size > 0 && row->emphasis_size <= MAX_EMPHASIS)
    add_attribute (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD), row->emphasis,
                   row->emphasis + row->emphasis_size);
  add_links (text, attributes, octet_ui_packet_get_number (packet), row);
  if (row->comment != NULL)
    {
      start = text->len;
      g_string_append_printf (text, "  ✎ %s", row->comment);
      add_attribute (attributes, pango_attr_style_new (PANGO_STYLE_ITALIC), start, text->len);
    }
  if (row->is_ignored)
    add_attribute (attributes, pango_attr_foreground_alpha_new (G_MAXUINT16 / 2), 0, text->len);
  for (char *at = text->str; *at != '\0'; at++)
    if (*at == '\n')
      *at = ' ';
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
fill_info (const OctetUiCellContext *context,
           GtkWidget                *cell,
           OctetUiPacket            *packet,
           guint                     value)
{
  PangoAttrList *attributes = pango_attr_list_new ();
  g_autofree char *text = octet_ui_packet_cells_write_info (packet, attributes);

  octet_ui_text_cell_set_text (OCTET_UI_TEXT_CELL (cell), text, attributes);
  pango_attr_list_unref (attributes);
}

/**
 * octet_ui_packet_cells_write_time: (skip)
 * @context: what cells need
 * @packet: a row
 *
 * Returns: (transfer full): the packet's time as the list writes it
 */
char *
octet_ui_packet_cells_write_time (const OctetUiCellContext *context,
                                  OctetUiPacket            *packet)
{
  OctetUiMarks *marks = octet_ui_selection_get_marks (context->selection);
  OctetUiShown *shown = octet_ui_selection_get_shown (context->selection);
  OctetPacketStore *store =
    octet_session_get_store (octet_ui_selection_get_session (context->selection));
  guint32 number = octet_ui_packet_get_number (packet);
  OctetUiTimes times = { .time = octet_ui_packet_get_record (packet)->time };
  guint32 reference = 0, before = 0;

  if (octet_ui_marks_get (marks, OCTET_UI_MARK_REFERENCE, number))
    /* Translators: in the time column, short: times count from this packet on */
    return g_strdup (_("from here"));
  if (octet_ui_marks_get_count (marks, OCTET_UI_MARK_REFERENCE) > 0)
    reference = octet_ui_marks_find_previous (marks, OCTET_UI_MARK_REFERENCE, number);
  /* In the order of the file, whatever the list is sorted by: as the tree and filters count. */
  if (context->format == OCTET_UI_TIME_DELTA_SHOWN)
    before = octet_ui_shown_get_before (shown, number);
  times.first = reference > 0 ? octet_packet_store_get (store, reference)->time
                              : octet_packet_store_get_first_time (store);
  times.previous = number > 1 ? octet_packet_store_get (store, number - 1)->time : times.time;
  times.previous_shown = before > 0 ? octet_packet_store_get (store, before)->time : times.time;
  return octet_ui_time_format_write (context->format, &times, context->digits);
}

static void
fill_time (const OctetUiCellContext *context,
           GtkWidget                *cell,
           OctetUiPacket            *packet,
           guint                     value)
{
  g_autofree char *text = octet_ui_packet_cells_write_time (context, packet);

  octet_ui_text_cell_set_text (OCTET_UI_TEXT_CELL (cell), text, NULL);
}

static GtkWidget *
make_protocol (const OctetUiCellContext *context)
{
  return octet_ui_text_cell_new_chip ();
}

static void
fill_protocol (const OctetUiCellContext *context,
               GtkWidget                *cell,
               OctetUiPacket            *packet,
               guint                     value)
{
  const OctetUiRow *row = octet_ui_packet_get_row (packet);

  octet_ui_text_cell_set_chip (OCTET_UI_TEXT_CELL (cell), row->protocol, row->level);
}

static GtkWidget *
make_number (const OctetUiCellContext *context)
{
  return octet_ui_number_cell_new (context->selection);
}

static void
fill_number (const OctetUiCellContext *context,
             GtkWidget                *cell,
             OctetUiPacket            *packet,
             guint                     value)
{
  octet_ui_number_cell_set_packet (OCTET_UI_NUMBER_CELL (cell), packet);
}

static GtkWidget *
make_length (const OctetUiCellContext *context)
{
  return octet_ui_length_cell_new (FALSE);
}

static void
fill_length (const OctetUiCellContext *context,
             GtkWidget                *cell,
             OctetUiPacket            *packet,
             guint                     value)
{
  octet_ui_length_cell_set_packet (OCTET_UI_LENGTH_CELL (cell), packet);
}

/* The last is for fields. */
static const OctetUiCellKind kinds[] = {
  { "number", 86, make_number, fill_number },
  { "time", 94, make_time, fill_time },
  { "source", 144, make_text, fill_source },
  { "destination", 144, make_text, fill_destination },
  { "protocol", 86, make_protocol, fill_protocol },
  { "length", 124, make_length, fill_length },
  { "info", 0, make_text, fill_info },
  { NULL, 120, make_text, fill_field },
};

/**
 * octet_ui_packet_cells_find: (skip)
 * @key: what a column shows
 *
 * Returns: (transfer none): how its cells are made
 */
const OctetUiCellKind *
octet_ui_packet_cells_find (const char *key)
{
  guint i = 0;

  while (kinds[i].key != NULL && !g_str_equal (kinds[i].key, key))
    i++;
  return &kinds[i];
}

/**
 * octet_ui_packet_cells_get_time_width: (skip)
 * @context: what cells need
 *
 * Returns: pixels that times take
 */
int
octet_ui_packet_cells_get_time_width (const OctetUiCellContext *context)
{
  /* A date before the clock needs more room. */
  static const int widths[OCTET_UI_N_TIME_FORMATS] = { 94, 94, 124, 200, 200, 150, 94 };

  return widths[context->format] + (context->digits > 6 ? 8 * (context->digits - 6) : 0);
}

/* "portal.campus.test (203.0.113.80)", or the address alone. */
static char *
say_end (const char *address,
         const char *name)
{
  if (address == NULL)
    return g_strdup ("");
  return name != NULL ? g_strdup_printf ("%s (%s)", name, address) : g_strdup (address);
}

/**
 * octet_ui_packet_cells_describe: (skip)
 * @context: what cells need
 * @row_widget: (nullable): a row's widget
 * @packet: the packet that it shows
 *
 * Says the whole row as one sentence, for those who hear it.
 */
void
octet_ui_packet_cells_describe (const OctetUiCellContext *context,
                                GtkWidget                *row_widget,
                                OctetUiPacket            *packet)
{
  static const char *const severities[] = { "", N_(", has a note"), N_(", has a warning"),
                                            N_(", has an error") };
  const OctetUiRow *row = octet_ui_packet_get_row (packet);
  OctetUiMarks *marks = octet_ui_selection_get_marks (context->selection);
  const char *severity = severities[octet_ui_packet_get_severity (packet)];
  guint32 number = octet_ui_packet_get_number (packet);
  g_autofree char *source = NULL;
  g_autofree char *destination = NULL;
  g_autoptr (GString) text = NULL;

  if (row_widget == NULL)
    return;
  source = say_end (row->source, row->source_name);
  destination = say_end (row->destination, row->destination_name);
  text = g_string_new (NULL);
  /* Translators: packet number, protocol, sender, receiver, summary, severity */
  g_string_printf (text, _("Packet %u, %s from %s to %s: %s%s"), number,
                   row->protocol != NULL ? row->protocol : "",
                   source, destination, row->info != NULL ? row->info : "",
                   *severity ? _(severity) : "");
  if (octet_ui_marks_get (marks, OCTET_UI_MARK_MARKED, number))
    g_string_append (text, _(", marked"));
  if (octet_ui_marks_get (marks, OCTET_UI_MARK_REFERENCE, number))
    g_string_append (text, _(", time reference"));
  if (row->related > 0)
    /* Translators: behind what is said of a packet: the number of the packet that belongs to it */
    g_string_append_printf (text, _(", belongs with packet %u"), row->related);
  else if (row->whole > 0)
    /* Translators: behind what is said of a packet: the number of the one that completes it */
    g_string_append_printf (text, _(", part of packet %u"), row->whole);
  if (row->rule_name != NULL)
    /* Translators: behind what is said of a packet: the name of the rule that marks its row */
    g_string_append_printf (text, _(", marked by the rule “%s”"), row->rule_name);
  if (row->comment != NULL)
    /* Translators: behind what is said of a packet: what a person wrote about it */
    g_string_append_printf (text, _(", comment: %s"), row->comment);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row_widget), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  text->str, -1);
}

/**
 * octet_ui_packet_cells_set_item: (skip)
 * @cell: what the kind of column made
 * @item: whose child it is
 *
 * Lets octet_ui_packet_cells_get_number() find it.
 */
void
octet_ui_packet_cells_set_item (GtkWidget   *cell,
                                GtkListItem *item)
{
  g_object_set_data (G_OBJECT (cell), ITEM, item);
}

/**
 * octet_ui_packet_cells_get_number: (skip)
 * @row_widget: a row's widget
 *
 * Returns: the number of the packet that it shows; 0 for none
 */
guint32
octet_ui_packet_cells_get_number (GtkWidget *row_widget)
{
  GtkWidget *place = gtk_widget_get_first_child (row_widget);
  GtkWidget *cell = place != NULL ? gtk_widget_get_first_child (place) : NULL;
  GtkListItem *item = cell != NULL ? g_object_get_data (G_OBJECT (cell), ITEM) : NULL;
  OctetUiPacket *packet = item != NULL ? gtk_list_item_get_item (item) : NULL;

  return packet != NULL ? octet_ui_packet_get_number (packet) : 0;
}
