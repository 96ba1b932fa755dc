/* octet-ui-packets-page.c - the list of packets with fields and bytes of the selected one.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pages/octet-ui-packets-page.h"

#include <glib/gi18n.h>

#include "octet-ui-settings.h"
#include "widgets/octet-ui-byte-pane.h"
#include "widgets/octet-ui-explain-pane.h"
#include "widgets/octet-ui-field-pane.h"
#include "widgets/octet-ui-find-bar.h"
#include "widgets/octet-ui-no-match.h"
#include "widgets/octet-ui-packet-view.h"
#include "widgets/octet-ui-path-bar.h"
#include "widgets/octet-ui-peek-bar.h"
#include "widgets/octet-ui-traffic-strip.h"
#include "widgets/octet-ui-traffic-table.h"

/* Below the first the explain pane folds over the others; below the second the list has rows
 * of two lines, and the panes are a page of their own (ui.md, section 3). */
#define WIDE 1180
#define NARROW 720
/* Rows of two lines have room for everything down to this. */
#define PHONE 480
/* Anything narrower is clipped until the panes are arranged anew. */
#define LEAST 340

typedef enum
{
  LAYOUT_WIDE,
  LAYOUT_FOLDED,
  LAYOUT_NARROW,
  LAYOUT_LEAST,
} Layout;

struct _OctetUiPacketsPage
{
  GtkWidget          parent_instance;
  OctetUiSelection  *selection;
  Layout             layout;
  guint              layout_source;
  guint              hide_source;
  gboolean           was_revealed; /* the explain pane, when the window was wide last */
  gboolean           is_arranging; /* it folds for want of room, not because somebody wants it */

  GtkWidget         *box;
  GtkRevealer       *strip;
  GtkLabel          *strip_text;
  OctetUiTrafficStrip *traffic;
  OctetUiTrafficTable *traffic_table;
  OctetUiFilterRow  *filter;
  OctetUiFindBar    *find;
  OctetUiNoMatch    *no_match;
  OctetUiPacketView *packets;
  OctetUiFieldPane  *fields;
  OctetUiBytePane   *bytes;
  AdwFlap           *flap;
  OctetUiExplainPane *explain;
  OctetUiPathBar    *path;
  OctetUiPeekBar    *peek;
  GtkPaned          *vertical;
  GtkPaned          *horizontal;
};

G_DEFINE_FINAL_TYPE (OctetUiPacketsPage, octet_ui_packets_page, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_BYTES_SHOWN,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
set_bytes_shown (OctetUiPacketsPage *self,
                 gboolean            is_shown)
{
  if (gtk_widget_get_visible (GTK_WIDGET (self->bytes)) == is_shown)
    return;
  gtk_widget_set_visible (GTK_WIDGET (self->bytes), is_shown);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BYTES_SHOWN]);
}

/* For beginners the bytes are folded away, behind a button beside the fields; nothing is gone. */
static void
mode_changed_cb (OctetUiPacketsPage *self)
{
  g_autofree char *mode = g_settings_get_string (octet_ui_settings_get (), "mode");
  gboolean is_beginner = g_str_equal (mode, "beginner");

  octet_ui_field_pane_offer_bytes (self->fields, is_beginner);
  set_bytes_shown (self, !is_beginner);
}

static void
octet_ui_packets_page_get_property (GObject    *object,
                                    guint       prop_id,
                                    GValue     *value,
                                    GParamSpec *pspec)
{
  OctetUiPacketsPage *self = OCTET_UI_PACKETS_PAGE (object);

  if (prop_id == PROP_BYTES_SHOWN)
    g_value_set_boolean (value, gtk_widget_get_visible (GTK_WIDGET (self->bytes)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
octet_ui_packets_page_set_property (GObject      *object,
                                    guint         prop_id,
                                    const GValue *value,
                                    GParamSpec   *pspec)
{
  if (prop_id == PROP_BYTES_SHOWN)
    set_bytes_shown (OCTET_UI_PACKETS_PAGE (object), g_value_get_boolean (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

/* A capture that ends too early shows what it has, and says so above the list. */
static void
phase_changed_cb (OctetUiPacketsPage *self)
{
  OctetSession *session = octet_ui_selection_get_session (self->selection);
  const GError *error = octet_session_get_error (session);

  if (error != NULL)
    gtk_label_set_text (self->strip_text, error->message);
  gtk_revealer_set_reveal_child (self->strip, error != NULL);
}

static gboolean
hide_explain_cb (gpointer data)
{
  OctetUiPacketsPage *self = data;

  self->hide_source = 0;
  gtk_widget_set_visible (GTK_WIDGET (self->explain),
                          adw_flap_get_reveal_flap (self->flap) ||
                          adw_flap_get_reveal_progress (self->flap) > 0);
  return G_SOURCE_REMOVE;
}

/* What is folded away must not be there for the keyboard and for screen readers either. The
 * flap says so while it gives out places, so hiding waits for that to end. */
static void
reveal_changed_cb (OctetUiPacketsPage *self)
{
  if (self->layout == LAYOUT_WIDE && !self->is_arranging)
    g_settings_set_boolean (octet_ui_settings_get (), "explain-shown",
                            adw_flap_get_reveal_flap (self->flap));
  if (adw_flap_get_reveal_flap (self->flap))
    gtk_widget_set_visible (GTK_WIDGET (self->explain), TRUE);
  else if (self->hide_source == 0)
    self->hide_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, hide_explain_cb, self, NULL);
}

static void
hide_strip_cb (OctetUiPacketsPage *self)
{
  gtk_revealer_set_reveal_child (self->strip, FALSE);
}

/* The strip's handle is what the list has in sight, and moving it scrolls the list. */
static void
visible_changed_cb (OctetUiPacketsPage *self,
                    guint               first,
                    guint               last)
{
  octet_ui_traffic_strip_set_visible (self->traffic, first, last);
}

static void
scroll_to_cb (OctetUiPacketsPage *self,
              guint               packet)
{
  octet_ui_packet_view_scroll_to (self->packets, packet);
}

/**
 * octet_ui_packets_page_set_selection:
 * @self: a packets page
 * @selection: (nullable): the capture's selection
 */
void
octet_ui_packets_page_set_selection (OctetUiPacketsPage *self,
                                     OctetUiSelection   *selection)
{
  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (octet_ui_selection_get_session (self->selection), self);
  g_set_object (&self->selection, selection);
  octet_ui_filter_row_set_selection (self->filter, selection);
  octet_ui_find_bar_set_selection (self->find, selection);
  octet_ui_no_match_set_selection (self->no_match, selection);
  octet_ui_field_pane_set_selection (self->fields, selection);
  octet_ui_byte_pane_set_selection (self->bytes, selection);
  octet_ui_explain_pane_set_selection (self->explain, selection);
  octet_ui_path_bar_set_selection (self->path, selection);
  octet_ui_peek_bar_set_selection (self->peek, self->layout >= LAYOUT_NARROW ? selection : NULL);
  octet_ui_traffic_strip_set_selection (self->traffic, selection);
  octet_ui_traffic_table_set_selection (self->traffic_table, selection);
  octet_ui_packet_view_set_selection (self->packets, selection);
  if (selection == NULL)
    return;
  g_signal_connect_object (octet_ui_selection_get_session (selection), "notify::phase",
                           G_CALLBACK (phase_changed_cb), self, G_CONNECT_SWAPPED);
  phase_changed_cb (self);
}

/**
 * octet_ui_packets_page_set_time_format:
 * @self: a packets page
 * @format: how to write times
 * @digits: digits behind the second; -1 for as many as is usual
 */
void
octet_ui_packets_page_set_time_format (OctetUiPacketsPage *self,
                                       OctetUiTimeFormat   format,
                                       int                 digits)
{
  octet_ui_packet_view_set_time_format (self->packets, format, digits);
}

/**
 * octet_ui_packets_page_explain_color:
 * @self: a packets page
 *
 * Says why the selected packet's row has its colour.
 */
void
octet_ui_packets_page_explain_color (OctetUiPacketsPage *self)
{
  octet_ui_packet_view_explain_color (self->packets);
}

/**
 * octet_ui_packets_page_move_focus:
 * @self: a packets page
 * @step: 1 for the next pane, -1 for the one before, 0 for the list
 */
void
octet_ui_packets_page_move_focus (OctetUiPacketsPage *self,
                                  int                 step)
{
  GtkWidget *panes[] = { GTK_WIDGET (self->packets), GTK_WIDGET (self->fields),
                         GTK_WIDGET (self->bytes), GTK_WIDGET (self->explain) };
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  int count = self->layout >= LAYOUT_NARROW ? 1 : adw_flap_get_reveal_flap (self->flap) ? 4 : 3;
  int at = 0;

  for (int i = 0; i < count; i++)
    if (focus != NULL && (focus == panes[i] || gtk_widget_is_ancestor (focus, panes[i])))
      at = (i + step + count) % count;
  /* What is folded away is passed over. */
  if (at == 2 && !gtk_widget_get_visible (panes[2]))
    at = (at + (step < 0 ? -1 : 1)) % count;
  if (at == 0)
    octet_ui_packet_view_focus (self->packets);
  else if (at == 1)
    octet_ui_field_pane_focus (self->fields);
  else if (at == 2)
    octet_ui_byte_pane_focus (self->bytes);
  else
    octet_ui_explain_pane_focus (self->explain);
}

/**
 * octet_ui_packets_page_find:
 * @self: a packets page
 * @step: 1 for the next packet, -1 for the one before, 0 to write what to find
 */
void
octet_ui_packets_page_find (OctetUiPacketsPage *self,
                            int                 step)
{
  if (step == 0)
    octet_ui_find_bar_open (self->find);
  else
    octet_ui_find_bar_find (self->find, step);
}

/**
 * octet_ui_packets_page_get_filter_row:
 * @self: a packets page
 *
 * Returns: (transfer none): where the display filter is written
 */
OctetUiFilterRow *
octet_ui_packets_page_get_filter_row (OctetUiPacketsPage *self)
{
  return self->filter;
}

/**
 * octet_ui_packets_page_find_field:
 * @self: a packets page
 *
 * Lets the user look for words in the fields.
 */
void
octet_ui_packets_page_find_field (OctetUiPacketsPage *self)
{
  octet_ui_field_pane_find (self->fields);
}

/**
 * octet_ui_packets_page_get_flap:
 * @self: a packets page
 *
 * Returns: (transfer none): what shows and hides the explain pane
 */
AdwFlap *
octet_ui_packets_page_get_flap (OctetUiPacketsPage *self)
{
  return self->flap;
}

static gboolean
arrange_cb (gpointer data)
{
  OctetUiPacketsPage *self = data;
  gboolean is_wide = self->layout == LAYOUT_WIDE;
  gboolean is_narrow = self->layout >= LAYOUT_NARROW;

  self->layout_source = 0;
  self->is_arranging = TRUE;
  if (!is_wide && adw_flap_get_fold_policy (self->flap) == ADW_FLAP_FOLD_POLICY_NEVER)
    {
      self->was_revealed = adw_flap_get_reveal_flap (self->flap);
      adw_flap_set_reveal_flap (self->flap, FALSE);
    }
  else if (is_wide && adw_flap_get_fold_policy (self->flap) != ADW_FLAP_FOLD_POLICY_NEVER)
    adw_flap_set_reveal_flap (self->flap, self->was_revealed);
  adw_flap_set_fold_policy (self->flap, is_wide ? ADW_FLAP_FOLD_POLICY_NEVER
                                                : ADW_FLAP_FOLD_POLICY_ALWAYS);
  self->is_arranging = FALSE;
  octet_ui_packet_view_set_compact (self->packets, is_narrow, self->layout == LAYOUT_LEAST);
  octet_ui_filter_row_set_compact (self->filter, is_narrow);
  /* Where the panes have no room they are a page of their own, and a line leads there. */
  gtk_widget_set_visible (GTK_WIDGET (self->horizontal), !is_narrow);
  gtk_widget_set_visible (GTK_WIDGET (self->path), !is_narrow);
  octet_ui_peek_bar_set_selection (self->peek, is_narrow ? self->selection : NULL);
  return G_SOURCE_REMOVE;
}

static void
octet_ui_packets_page_size_allocate (GtkWidget *widget,
                                     int        width,
                                     int        height,
                                     int        baseline)
{
  OctetUiPacketsPage *self = OCTET_UI_PACKETS_PAGE (widget);
  Layout layout = width >= WIDE ? LAYOUT_WIDE : width >= NARROW ? LAYOUT_FOLDED
                  : width >= PHONE ? LAYOUT_NARROW : LAYOUT_LEAST;
  int least_width, least_height;

  /* Widgets may not be moved about while they are given their places. */
  if (layout != self->layout)
    {
      self->layout = layout;
      if (self->layout_source == 0)
        self->layout_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, arrange_cb, self, NULL);
    }
  gtk_widget_measure (self->box, GTK_ORIENTATION_HORIZONTAL, -1, &least_width, NULL, NULL, NULL);
  width = MAX (width, least_width);
  gtk_widget_measure (self->box, GTK_ORIENTATION_VERTICAL, width, &least_height, NULL, NULL, NULL);
  gtk_widget_allocate (self->box, width, MAX (height, least_height), baseline, NULL);
}

static void
octet_ui_packets_page_measure (GtkWidget      *widget,
                               GtkOrientation  orientation,
                               int             for_size,
                               int            *minimum,
                               int            *natural,
                               int            *minimum_baseline,
                               int            *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? LEAST : 200;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? WIDE : 600;
}

static void
octet_ui_packets_page_dispose (GObject *object)
{
  OctetUiPacketsPage *self = OCTET_UI_PACKETS_PAGE (object);

  if (self->box != NULL)
    octet_ui_packets_page_set_selection (self, NULL);
  g_clear_handle_id (&self->layout_source, g_source_remove);
  g_clear_handle_id (&self->hide_source, g_source_remove);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (octet_ui_packets_page_parent_class)->dispose (object);
}

static void
octet_ui_packets_page_class_init (OctetUiPacketsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = octet_ui_packets_page_dispose;
  G_OBJECT_CLASS (klass)->get_property = octet_ui_packets_page_get_property;
  G_OBJECT_CLASS (klass)->set_property = octet_ui_packets_page_set_property;

  /**
   * OctetUiPacketsPage:bytes-shown:
   *
   * Whether the bytes stand beside the fields.
   */
  properties[PROP_BYTES_SHOWN] =
    g_param_spec_boolean ("bytes-shown", NULL, NULL, TRUE,
                          G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, properties);
  widget_class->measure = octet_ui_packets_page_measure;
  widget_class->size_allocate = octet_ui_packets_page_size_allocate;
  g_type_ensure (OCTET_UI_TYPE_TRAFFIC_STRIP);
  g_type_ensure (OCTET_UI_TYPE_TRAFFIC_TABLE);
  g_type_ensure (OCTET_UI_TYPE_PACKET_VIEW);
  g_type_ensure (OCTET_UI_TYPE_FILTER_ROW);
  g_type_ensure (OCTET_UI_TYPE_FIND_BAR);
  g_type_ensure (OCTET_UI_TYPE_NO_MATCH);
  g_type_ensure (OCTET_UI_TYPE_FIELD_PANE);
  g_type_ensure (OCTET_UI_TYPE_BYTE_PANE);
  g_type_ensure (OCTET_UI_TYPE_EXPLAIN_PANE);
  g_type_ensure (OCTET_UI_TYPE_PATH_BAR);
  g_type_ensure (OCTET_UI_TYPE_PEEK_BAR);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               OCTET_UI_RESOURCES "octet-ui-packets-page.ui");
  gtk_widget_class_bind_template_child (widget_class, OctetUiPacketsPage, box);
  gtk_widget_class_bind_template_child (widget_class, OctetUiPacketsPage, strip);
  gtk_widget_class_bind_template_child (widget_class, OctetUiPacketsPage, strip_text);
  gtk_widget_class_bind_template_child (widget_class, OctetUiPacketsPage, traffic);
  gtk_widget_class_bind_template_child (widget_class, OctetUiPacketsPage, traffic_table);
  gtk_widget_class_bind_template_child (widget_class, OctetUiPacketsPage, packets);
  gtk_widget_class_bind_template_child (widget_class, OctetUiPacketsPage, filter);
  gtk_widget_class_bind_template_child (widget_class, OctetUiPacketsPage, find);
  gtk_widget_class_bind_template_child (widget_class, OctetUiPacketsPage, no_match);
  gtk_widget_class_bind_template_child (widget_class, OctetUiPacketsPage, fields);
  gtk_widget_class_bind_template_child (widget_class, OctetUiPacketsPage, bytes);
  gtk_widget_class_bind_template_child (widget_class, OctetUiPacketsPage, vertical);
  gtk_widget_class_bind_template_child (widget_class, OctetUiPacketsPage, horizontal);
  gtk_widget_class_bind_template_child (widget_class, OctetUiPacketsPage, flap);
  gtk_widget_class_bind_template_child (widget_class, OctetUiPacketsPage, explain);
  gtk_widget_class_bind_template_child (widget_class, OctetUiPacketsPage, path);
  gtk_widget_class_bind_template_child (widget_class, OctetUiPacketsPage, peek);
  gtk_widget_class_bind_template_callback (widget_class, hide_strip_cb);
  gtk_widget_class_bind_template_callback (widget_class, visible_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, scroll_to_cb);
  gtk_widget_class_bind_template_callback (widget_class, reveal_changed_cb);
}

static void
octet_ui_packets_page_init (OctetUiPacketsPage *self)
{
  self->was_revealed = g_settings_get_boolean (octet_ui_settings_get (), "explain-shown");
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_init_template (GTK_WIDGET (self));
  adw_flap_set_reveal_flap (self->flap, self->was_revealed);
  g_signal_connect_object (octet_ui_settings_get (), "changed::mode", G_CALLBACK (mode_changed_cb),
                           self, G_CONNECT_SWAPPED);
  mode_changed_cb (self);
}
