/* octet-ui-stream-row.c - one part of a followed stream: what one end said without a break.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "widgets/octet-ui-stream-row.h"

#include <glib/gi18n.h>
#include <string.h>

#include "models/octet-ui-secrets.h"

/* Marks in one part; more are no help to anybody. */
#define MAX_MARKS 1000u

struct _OctetUiStreamRow
{
  GtkWidget  parent_instance;
  GtkWidget *box;
  GtkButton *packet;
  GtkLabel  *time;
  GtkWidget *card;
  GtkLabel  *direction;
  GtkLabel  *text;
  GtkWidget *note;
  GtkLabel  *note_text;
  GtkWidget *reveal;
};

enum
{
  SIGNAL_REVEAL,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (OctetUiStreamRow, octet_ui_stream_row, GTK_TYPE_WIDGET)

static void
reveal_cb (OctetUiStreamRow *self)
{
  g_signal_emit (self, signals[SIGNAL_REVEAL], 0);
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

/* The first line of an HTTP message is bold, and the names of its headers stand back. */
static void
emphasize_head (PangoAttrList *list,
                const char    *text)
{
  const char *line = strchr (text, '\n');
  const char *first_end = line != NULL ? line : text + strlen (text);
  const char *version = g_strstr_len (text, first_end - text, "HTTP/");

  if (version == NULL)
    return;
  add_attribute (list, pango_attr_weight_new (PANGO_WEIGHT_BOLD), 0, (gsize) (first_end - text));
  for (; line != NULL && line[1] != '\0' && line[1] != '\n' && line[1] != '\r';
       line = strchr (line + 1, '\n'))
    {
      const char *end = line + 1 + strcspn (line + 1, ":\n");

      if (*end == ':')
        add_attribute (list, pango_attr_foreground_alpha_new (G_MAXUINT16 * 7 / 10),
                       (gsize) (line + 1 - text), (gsize) (end + 1 - text));
    }
}

/* Capital and small letters of US-ASCII are the same, as for the search. */
static void
mark_matches (PangoAttrList           *list,
              const char              *text,
              const OctetUiStreamLook *look,
              gboolean                 has_current)
{
  gsize size = look->sought != NULL ? strlen (look->sought) : 0;
  guint count = 0;

  if (size == 0)
    return;
  for (const char *at = text; *at != '\0' && count < MAX_MARKS; at++)
    {
      gboolean is_current = has_current && count == look->nth;

      if (g_ascii_strncasecmp (at, look->sought, size) != 0)
        continue;
      add_attribute (list, is_current ? pango_attr_background_new (0xffff, 0xa000, 0x1800)
                                      : pango_attr_background_new (0xf900, 0xdc00, 0x5c00),
                     (gsize) (at - text), (gsize) (at - text) + size);
      add_attribute (list, pango_attr_foreground_new (0x1700, 0x1600, 0x1b00),
                     (gsize) (at - text), (gsize) (at - text) + size);
      count++;
      at += size - 1;
    }
}

static void
show_note (OctetUiStreamRow        *self,
           const GArray            *secrets)
{
  g_autofree char *text = NULL;

  gtk_widget_set_visible (self->note, secrets != NULL && secrets->len > 0);
  if (secrets == NULL || secrets->len == 0)
    return;
  text = g_markup_printf_escaped (
    "<b>%s</b> %s", _("A password in clear text."),
    octet_ui_secret_get_words (g_array_index (secrets, OctetUiSecret, 0).kind));
  gtk_label_set_markup (self->note_text, text);
}

static void
show_text (OctetUiStreamRow        *self,
           OctetFollowPart         *part,
           const OctetUiStreamLook *look)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = octet_follow_part_to_text (part, look->mode, &error);
  PangoAttrList *list = pango_attr_list_new ();
  g_autoptr (GArray) secrets = NULL;

  if (text == NULL)
    text = g_strdup (error->message);
  else if (look->mode == OCTET_FOLLOW_TEXT || look->mode == OCTET_FOLLOW_UTF8)
    {
      secrets = octet_ui_secrets_find (text);
      if (secrets->len > 0 && !look->is_revealed)
        {
          char *masked = octet_ui_secrets_mask (text, secrets);

          g_free (text);
          text = masked;
        }
      emphasize_head (list, text);
    }
  mark_matches (list, text, look, octet_follow_part_get_run (part) == look->run);
  gtk_label_set_text (self->text, text);
  gtk_label_set_attributes (self->text, list);
  gtk_label_set_wrap (self->text, look->wraps && look->mode != OCTET_FOLLOW_HEX);
  pango_attr_list_unref (list);
  show_note (self, secrets);
}

static void
show_direction (OctetUiStreamRow        *self,
                OctetFollowPart         *part,
                const OctetUiStreamLook *look)
{
  guint side = octet_follow_part_get_side (part);
  const char *title = octet_follow_part_get_title (part);
  const char *words;
  g_autofree char *text = NULL;

  if (look->is_tcp)
    words = side == 0 ? _("client → server") : _("server → client");
  else
    words = side == 0 ? _("from the end that began") : _("from the other end");
  text = title != NULL ? g_strdup_printf ("%s · %s", words, title) : g_strdup (words);
  gtk_label_set_text (self->direction, text);
  gtk_widget_remove_css_class (self->card, side == 0 ? "side-b" : "side-a");
  gtk_widget_add_css_class (self->card, side == 0 ? "side-a" : "side-b");
}

/**
 * octet_ui_stream_row_set_part: (skip)
 * @self: a row
 * @part: (nullable): what it shows
 * @look: how
 */
void
octet_ui_stream_row_set_part (OctetUiStreamRow        *self,
                              OctetFollowPart         *part,
                              const OctetUiStreamLook *look)
{
  guint missing = part != NULL ? octet_follow_part_get_missing (part) : 0;
  g_autofree char *packet = NULL;
  g_autofree char *time = NULL;

  if (part == NULL)
    {
      gtk_label_set_text (self->text, "");
      return;
    }
  packet = g_strdup_printf ("%u", octet_follow_part_get_packet (part));
  time = g_strdup_printf (_("%.3f s"), (double) octet_follow_part_get_time (part) / 1e9);
  gtk_button_set_label (self->packet, packet);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->packet), "u",
                                    octet_follow_part_get_packet (part));
  gtk_label_set_text (self->time, time);
  show_direction (self, part, look);
  if (missing == 0)
    {
      gtk_widget_remove_css_class (self->card, "gap");
      show_text (self, part, look);
    }
  else
    {
      g_autofree char *text = g_strdup_printf (ngettext ("%'u byte was not captured",
                                                         "%'u bytes were not captured", missing),
                                               missing);

      gtk_widget_add_css_class (self->card, "gap");
      gtk_label_set_attributes (self->text, NULL);
      gtk_label_set_text (self->text, text);
      show_note (self, NULL);
    }
}

/**
 * octet_ui_stream_row_new: (skip)
 *
 * Returns: (transfer floating): a row
 */
GtkWidget *
octet_ui_stream_row_new (void)
{
  return g_object_new (OCTET_UI_TYPE_STREAM_ROW, NULL);
}

static void
octet_ui_stream_row_dispose (GObject *object)
{
  g_clear_pointer (&OCTET_UI_STREAM_ROW (object)->box, gtk_widget_unparent);
  G_OBJECT_CLASS (octet_ui_stream_row_parent_class)->dispose (object);
}

static void
octet_ui_stream_row_class_init (OctetUiStreamRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = octet_ui_stream_row_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               OCTET_UI_RESOURCES "octet-ui-stream-row.ui");
  gtk_widget_class_bind_template_child (widget_class, OctetUiStreamRow, box);
  gtk_widget_class_bind_template_child (widget_class, OctetUiStreamRow, packet);
  gtk_widget_class_bind_template_child (widget_class, OctetUiStreamRow, time);
  gtk_widget_class_bind_template_child (widget_class, OctetUiStreamRow, card);
  gtk_widget_class_bind_template_child (widget_class, OctetUiStreamRow, direction);
  gtk_widget_class_bind_template_child (widget_class, OctetUiStreamRow, text);
  gtk_widget_class_bind_template_child (widget_class, OctetUiStreamRow, note);
  gtk_widget_class_bind_template_child (widget_class, OctetUiStreamRow, note_text);
  gtk_widget_class_bind_template_child (widget_class, OctetUiStreamRow, reveal);

  /**
   * OctetUiStreamRow::reveal:
   *
   * Somebody wants passwords shown, or covered again.
   */
  signals[SIGNAL_REVEAL] = g_signal_new ("reveal", OCTET_UI_TYPE_STREAM_ROW, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
octet_ui_stream_row_init (OctetUiStreamRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->reveal, "clicked", G_CALLBACK (reveal_cb), self,
                           G_CONNECT_SWAPPED);
}
