/* octet-ui-stream-map.c - a whole stream at a glance: who said how much, and what is in sight.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each part is a bar, the left one of the end that began; its height grows with the logarithm of
 * its size. Where there are more parts than fit, they share the room and lose their words.
 */
#include "config.h"

#include "widgets/octet-ui-stream-map.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "models/octet-ui-flow-text.h"
#include "widgets/octet-ui-palette.h"

#define BAR 12.0f
#define EDGE 6.0f
#define TEXT 46.0f
#define LEAST 24.0
/* Words are read from the file: only of as many parts as fit on a screen. */
#define MAX_WORDS 60u

struct _OctetUiStreamMap
{
  GtkWidget      parent_instance;
  OctetFollow   *follow;
  GtkAdjustment *adjustment; /* of the list */
  PangoLayout   *layout;
  GPtrArray     *words;      /* of the first parts; NULL until asked */
};

G_DEFINE_FINAL_TYPE (OctetUiStreamMap, octet_ui_stream_map, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_PICKED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static guint
count_parts (OctetUiStreamMap *self)
{
  return self->follow != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->follow)) : 0;
}

static OctetFollowPart *
get_part (OctetUiStreamMap *self,
          guint             index)
{
  return g_list_model_get_item (G_LIST_MODEL (self->follow), index);
}

static double
get_natural (OctetFollowPart *part)
{
  return LEAST + 6 * log2 (1 + octet_follow_part_get_size (part) / 64.0);
}

/* The heights of all parts as they would like them; negative where nobody adds so many up. */
static double
get_whole (OctetUiStreamMap *self)
{
  guint count = count_parts (self);
  double whole = 0;

  if (count > MAX_WORDS)
    return -1;
  for (guint i = 0; i < count; i++)
    {
      g_autoptr (OctetFollowPart) part = get_part (self, i);

      whole += get_natural (part);
    }
  return whole;
}

/* What a part is about: its first line without the version, or how many octets. */
static char *
find_words (OctetFollowPart *part)
{
  g_autofree char *text = NULL;
  g_autofree char *size = octet_ui_flow_text_size (octet_follow_part_get_size (part));
  const char *title = octet_follow_part_get_title (part);
  char *version;

  if (octet_follow_part_get_missing (part) > 0)
    return g_strdup (_("missing"));
  if (title != NULL)
    return g_strdup (title);
  text = octet_follow_part_to_text (part, OCTET_FOLLOW_TEXT, NULL);
  if (text == NULL)
    return g_steal_pointer (&size);
  text[strcspn (text, "\r\n")] = '\0';
  version = strstr (text, "HTTP/1.");
  if (version == NULL)
    return g_steal_pointer (&size);
  if (version > text)
    *g_strchomp (version) = '\0';
  return version > text ? g_strdup (g_strchomp (text))
                        : g_strdup_printf ("%s · %s", g_strstrip (text + strcspn (text, " ")),
                                           size);
}

static const char *
get_words (OctetUiStreamMap *self,
           guint             index,
           OctetFollowPart  *part)
{
  if (self->words == NULL)
    self->words = g_ptr_array_new_with_free_func (g_free);
  while (self->words->len <= index)
    {
      g_autoptr (OctetFollowPart) next = get_part (self, self->words->len);

      g_ptr_array_add (self->words, find_words (next));
    }
  return g_ptr_array_index (self->words, index);
}

static void
draw_text (OctetUiStreamMap *self,
           GtkSnapshot      *snapshot,
           const char       *text,
           float             x,
           float             width,
           float             y,
           float             height,
           PangoAlignment    alignment)
{
  GtkStyleContext *context = gtk_widget_get_style_context (GTK_WIDGET (self));
  GdkRGBA color;
  int text_height;

  gtk_style_context_get_color (context, &color);
  pango_layout_set_text (self->layout, text, -1);
  pango_layout_set_width (self->layout, (int) width * PANGO_SCALE);
  pango_layout_set_alignment (self->layout, alignment);
  pango_layout_get_pixel_size (self->layout, NULL, &text_height);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot,
                          &GRAPHENE_POINT_INIT (x, roundf (y + (height - text_height) / 2)));
  gtk_snapshot_append_layout (snapshot, self->layout, &color);
  gtk_snapshot_restore (snapshot);
}

static void
draw_bar (OctetUiStreamMap *self,
          GtkSnapshot      *snapshot,
          OctetFollowPart  *part,
          float             y,
          float             height)
{
  guint side = octet_follow_part_get_side (part);
  float x = EDGE + (side == 0 ? 0 : BAR + 4);
  GskRoundedRect bar;
  GdkRGBA color;

  octet_ui_palette_get (GTK_WIDGET (self),
                        octet_follow_part_get_missing (part) > 0 ? "octet_warning"
                        : side == 0                              ? "octet_dir_a"
                                                                 : "octet_dir_b", &color);
  gsk_rounded_rect_init_from_rect (&bar, &GRAPHENE_RECT_INIT (x, y, BAR, MAX (height, 1)),
                                   MIN (3, height / 2));
  gtk_snapshot_push_rounded_clip (snapshot, &bar);
  gtk_snapshot_append_color (snapshot, &color, &bar.bounds);
  gtk_snapshot_pop (snapshot);
}

/* Few parts, with words. */
static void
draw_all (OctetUiStreamMap *self,
          GtkSnapshot      *snapshot,
          float             width)
{
  float y = EDGE;

  for (guint i = 0; i < count_parts (self); i++)
    {
      g_autoptr (OctetFollowPart) part = get_part (self, i);
      g_autofree char *number = g_strdup_printf ("%u", octet_follow_part_get_packet (part));
      float height = (float) get_natural (part);

      draw_bar (self, snapshot, part, y, height - 4);
      draw_text (self, snapshot, get_words (self, i, part), TEXT, width - TEXT - 54, y, height - 4,
                 PANGO_ALIGN_LEFT);
      draw_text (self, snapshot, number, width - 54, 54 - EDGE, y, height - 4, PANGO_ALIGN_RIGHT);
      y += height;
    }
}

/* Many parts: one bar for every few points of height. */
static void
draw_some (OctetUiStreamMap *self,
           GtkSnapshot      *snapshot,
           float             height)
{
  guint count = count_parts (self);
  guint bars = MIN (count, (guint) MAX (height / 3, 1));

  for (guint i = 0; i < bars; i++)
    {
      g_autoptr (OctetFollowPart) part = get_part (self, (guint) ((guint64) i * count / bars));
      float y = EDGE + (float) i * (height - 2 * EDGE) / (float) bars;

      draw_bar (self, snapshot, part, y, (height - 2 * EDGE) / (float) bars - 1);
    }
}

static void
draw_frame (OctetUiStreamMap *self,
            GtkSnapshot      *snapshot,
            float             width,
            float             whole)
{
  double upper = MAX (gtk_adjustment_get_upper (self->adjustment), 1);
  double from = gtk_adjustment_get_value (self->adjustment) / upper;
  double to = from + gtk_adjustment_get_page_size (self->adjustment) / upper;
  GskRoundedRect frame;
  GdkRGBA color;

  octet_ui_palette_get (GTK_WIDGET (self), "accent_bg_color", &color);
  gsk_rounded_rect_init_from_rect (
    &frame,
    &GRAPHENE_RECT_INIT (1, 2 + (float) from * whole, width - 2,
                         (float) (MIN (to, 1) - from) * whole + 2 * EDGE - 4), 6);
  gtk_snapshot_append_border (snapshot, &frame, (float[4]) { 2, 2, 2, 2 },
                              (GdkRGBA[4]) { color, color, color, color });
}

static void
octet_ui_stream_map_snapshot (GtkWidget   *widget,
                              GtkSnapshot *snapshot)
{
  OctetUiStreamMap *self = OCTET_UI_STREAM_MAP (widget);
  float width = (float) gtk_widget_get_width (widget);
  float height = (float) gtk_widget_get_height (widget);
  double whole = get_whole (self);
  gboolean fits = whole >= 0 && whole + 2 * EDGE <= height;

  if (count_parts (self) == 0)
    return;
  if (fits)
    draw_all (self, snapshot, width);
  else
    draw_some (self, snapshot, height);
  draw_frame (self, snapshot, width, fits ? (float) whole : height - 2 * EDGE);
}

static void
pressed_cb (OctetUiStreamMap *self,
            int               n_press,
            double            x,
            double            y)
{
  guint count = count_parts (self), index = 0;
  double whole = get_whole (self), height = gtk_widget_get_height (GTK_WIDGET (self));

  if (count == 0)
    return;
  if (whole >= 0 && whole + 2 * EDGE <= height)
    for (double top = EDGE; index + 1 < count; index++)
      {
        g_autoptr (OctetFollowPart) part = get_part (self, index);

        top += get_natural (part);
        if (y < top)
          break;
      }
  else
    index = (guint) CLAMP (y / MAX (height, 1) * count, 0, count - 1);
  g_signal_emit (self, signals[SIGNAL_PICKED], 0, index);
}

static void
changed_cb (OctetUiStreamMap *self)
{
  guint count = count_parts (self);
  g_autofree char *text = g_strdup_printf (ngettext ("Map of the stream: %u part",
                                                     "Map of the stream: %u parts", count), count);

  g_clear_pointer (&self->words, g_ptr_array_unref);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * octet_ui_stream_map_set_stream: (skip)
 * @self: a map
 * @follow: (nullable): the stream
 * @adjustment: (nullable): says which part of the list is in sight
 */
void
octet_ui_stream_map_set_stream (OctetUiStreamMap *self,
                                OctetFollow      *follow,
                                GtkAdjustment    *adjustment)
{
  if (self->follow != NULL)
    g_signal_handlers_disconnect_by_data (self->follow, self);
  if (self->adjustment != NULL)
    g_signal_handlers_disconnect_by_data (self->adjustment, self);
  g_set_object (&self->follow, follow);
  g_set_object (&self->adjustment, adjustment);
  if (follow == NULL)
    return;
  g_signal_connect_object (follow, "items-changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (adjustment, "changed", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
  changed_cb (self);
}

static void
octet_ui_stream_map_dispose (GObject *object)
{
  OctetUiStreamMap *self = OCTET_UI_STREAM_MAP (object);

  octet_ui_stream_map_set_stream (self, NULL, NULL);
  g_clear_pointer (&self->words, g_ptr_array_unref);
  g_clear_object (&self->layout);
  G_OBJECT_CLASS (octet_ui_stream_map_parent_class)->dispose (object);
}

static void
octet_ui_stream_map_class_init (OctetUiStreamMapClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = octet_ui_stream_map_dispose;
  widget_class->snapshot = octet_ui_stream_map_snapshot;
  gtk_widget_class_set_css_name (widget_class, "stream-map");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);

  /**
   * OctetUiStreamMap::picked:
   * @part: its position in the list
   *
   * Somebody wants to see a part.
   */
  signals[SIGNAL_PICKED] = g_signal_new ("picked", OCTET_UI_TYPE_STREAM_MAP, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
octet_ui_stream_map_init (OctetUiStreamMap *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  self->layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), NULL);
  pango_layout_set_ellipsize (self->layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_single_paragraph_mode (self->layout, TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  g_signal_connect_object (click, "pressed", G_CALLBACK (pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}
