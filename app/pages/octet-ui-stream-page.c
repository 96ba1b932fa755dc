/* octet-ui-stream-page.c - what two ends said to each other; pushed over the other pages.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pages/octet-ui-stream-page-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "models/octet-ui-flow-text.h"

/* Below this width there is no room for the rail, and the toolbar takes three rows. */
#define NARROW 900
/* Below this one there is none for words in the header bar. */
#define NARROWEST 720

G_DEFINE_FINAL_TYPE (OctetUiStreamPage, octet_ui_stream_page, GTK_TYPE_WIDGET)

static gboolean
is_over_tcp (OctetUiStreamPage *self)
{
  return octet_follow_get_kind (self->follow) != OCTET_STREAM_UDP;
}

/* --- rows --- */

static void
bind_cb (OctetUiStreamPage *self,
         GtkListItem       *item)
{
  g_hash_table_add (self->bound, item);
  octet_ui_stream_row_set_part (OCTET_UI_STREAM_ROW (gtk_list_item_get_child (item)),
                                gtk_list_item_get_item (item), &self->look);
}

static void
unbind_cb (OctetUiStreamPage *self,
           GtkListItem       *item)
{
  g_hash_table_remove (self->bound, item);
}

/* Rows that are there are filled anew; they keep their places. */
void
octet_ui_stream_page_fill_rows (OctetUiStreamPage *self)
{
  GHashTableIter iter;
  gpointer item;

  g_hash_table_iter_init (&iter, self->bound);
  while (g_hash_table_iter_next (&iter, &item, NULL))
    octet_ui_stream_row_set_part (OCTET_UI_STREAM_ROW (gtk_list_item_get_child (item)),
                                  gtk_list_item_get_item (item), &self->look);
}

/* The passwords of one stream are shown or covered together. */
static void
reveal_cb (OctetUiStreamPage *self)
{
  self->look.is_revealed = !self->look.is_revealed;
  octet_ui_stream_page_fill_rows (self);
}

static void
setup_cb (OctetUiStreamPage *self,
          GtkListItem       *item)
{
  GtkWidget *row = octet_ui_stream_row_new ();

  g_signal_connect_object (row, "reveal", G_CALLBACK (reveal_cb), self, G_CONNECT_SWAPPED);
  gtk_list_item_set_activatable (item, FALSE);
  gtk_list_item_set_child (item, row);
}

static void
look_cb (OctetUiStreamPage *self)
{
  self->look.mode = gtk_toggle_button_get_active (self->hex)   ? OCTET_FOLLOW_HEX
                    : gtk_toggle_button_get_active (self->raw) ? OCTET_FOLLOW_RAW
                                                               : OCTET_FOLLOW_UTF8;
  self->look.wraps = gtk_toggle_button_get_active (self->wrap);
  if (self->look.mode == OCTET_FOLLOW_HEX)
    gtk_label_set_text (self->foot, _("Showing octets and their characters"));
  else if (self->look.mode == OCTET_FOLLOW_RAW)
    gtk_label_set_text (self->foot, _("Showing hexadecimal digits"));
  else if (octet_follow_get_kind (self->follow) == OCTET_STREAM_HTTP)
    gtk_label_set_text (self->foot, _("Showing text as UTF-8 · packed bodies are unpacked"));
  else
    gtk_label_set_text (self->foot, _("Showing text as UTF-8"));
  octet_ui_stream_page_fill_rows (self);
}

/* --- what is known of the stream --- */

static void
set_fact (OctetUiStreamPage *self,
          int                row,
          const char        *name,
          const char        *value)
{
  GtkWidget *label = gtk_grid_get_child_at (self->facts, 1, row);

  if (label == NULL)
    {
      GtkWidget *title = gtk_label_new (name);

      gtk_label_set_xalign (GTK_LABEL (title), 0);
      gtk_widget_add_css_class (title, "dim-label");
      gtk_grid_attach (self->facts, title, 0, row, 1, 1);
      label = gtk_label_new (NULL);
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_widget_add_css_class (label, "fact");
      gtk_grid_attach (self->facts, label, 1, row, 1, 1);
    }
  gtk_label_set_text (GTK_LABEL (label), value);
}

static char *
write_said (OctetUiStreamPage *self,
            guint              side)
{
  guint parts = octet_follow_get_n_runs (self->follow, side);

  /* Translators: bytes, and in how many parts */
  return g_strdup_printf (ngettext ("%'" G_GUINT64_FORMAT " bytes in %'u part",
                                    "%'" G_GUINT64_FORMAT " bytes in %'u parts", parts),
                          octet_follow_get_bytes (self->follow, side), parts);
}

static char *
write_end (OctetUiStreamPage *self,
           guint              side)
{
  guint port = 0;
  g_autofree char *address = octet_follow_get_address (self->follow, side, &port);
  g_autofree char *name = octet_follow_get_name (self->follow, side);
  const char *shown = name != NULL ? name : address;

  if (shown == NULL)
    return NULL;
  return g_strdup_printf (strchr (shown, ':') != NULL ? "[%s]:%u" : "%s:%u", shown, port);
}

static void
update_title (OctetUiStreamPage *self)
{
  static const char *const kinds[OCTET_N_STREAM_KINDS] = {
    [OCTET_STREAM_TCP] = "TCP", [OCTET_STREAM_UDP] = "UDP", [OCTET_STREAM_HTTP] = "HTTP",
    [OCTET_STREAM_TLS] = "TLS",
  };
  guint number = octet_follow_get_number (self->follow);
  g_autofree char *title = g_strdup_printf (
    /* Translators: TCP or UDP, and which conversation */
    _("%s stream %u"), kinds[octet_follow_get_kind (self->follow)], number);
  g_autofree char *a = write_end (self, 0);
  g_autofree char *b = write_end (self, 1);
  g_autofree char *ends = a != NULL && b != NULL ? g_strdup_printf ("%s ⇄ %s", a, b) : NULL;

  adw_window_title_set_title (self->title, title);
  adw_window_title_set_subtitle (self->title, ends != NULL ? ends : "");
  gtk_widget_set_sensitive (self->previous, number > 0);
  gtk_widget_set_sensitive (self->next, number + 1 < octet_flow_list_get_n_flows (self->flows));
}

static void
update_facts (OctetUiStreamPage *self)
{
  gboolean is_tcp = is_over_tcp (self);
  guint64 missing = octet_follow_get_missing (self->follow, 0) +
                    octet_follow_get_missing (self->follow, 1);
  g_autofree char *size_a = octet_ui_flow_text_size (octet_follow_get_bytes (self->follow, 0));
  g_autofree char *size_b = octet_ui_flow_text_size (octet_follow_get_bytes (self->follow, 1));
  g_autofree char *label_a = g_strdup_printf (is_tcp ? _("Client %s") : _("First %s"), size_a);
  g_autofree char *label_b = g_strdup_printf (is_tcp ? _("Server %s") : _("Other %s"), size_b);
  g_autofree char *said_a = write_said (self, 0);
  g_autofree char *said_b = write_said (self, 1);
  guint64 bytes = octet_follow_get_bytes (self->follow, 0) +
                  octet_follow_get_bytes (self->follow, 1);
  guint parts = octet_follow_get_n_runs (self->follow, 0) +
                octet_follow_get_n_runs (self->follow, 1);
  g_autofree char *gap = NULL;
  g_autofree char *counts = NULL;

  gtk_button_set_label (GTK_BUTTON (self->side_a), label_a);
  gtk_button_set_label (GTK_BUTTON (self->side_b), label_b);
  set_fact (self, 0, is_tcp ? _("Client sent") : _("First end sent"), said_a);
  set_fact (self, 1, is_tcp ? _("Server sent") : _("Other end sent"), said_b);
  gap = missing > 0 ? g_strdup_printf ("%'" G_GUINT64_FORMAT, missing) : g_strdup (_("none"));
  set_fact (self, 3, _("Missing bytes"), gap);
  counts = g_strdup_printf (ngettext ("%'" G_GUINT64_FORMAT " bytes · %'u part",
                                      "%'" G_GUINT64_FORMAT " bytes · %'u parts", parts),
                            bytes, parts);
  gtk_label_set_text (self->counts, counts);
}

/* Only pure acknowledgments tell it; there may be none. */
static void
update_round_trip_fact (OctetUiStreamPage *self)
{
  gint64 time = octet_follow_get_round_trip (self->follow);
  g_autofree char *span = time > 0 ? octet_ui_flow_text_span (time) : NULL;
  g_autofree char *text = NULL;

  if (!is_over_tcp (self) || octet_follow_get_kind (self->follow) != OCTET_STREAM_TCP)
    return;
  /* Translators: a length of time: half of the round trips took longer, half of them less */
  text = span != NULL ? g_strdup_printf (_("%s median"), span) : g_strdup (_("not known"));
  set_fact (self, 2, _("Round trip"), text);
}

/* What the connection came to, from the list of conversations. */
static void
update_state_fact (OctetUiStreamPage *self)
{
  guint number = octet_follow_get_number (self->follow);
  g_autoptr (OctetFlowItem) item = g_list_model_get_item (G_LIST_MODEL (self->flows), number);
  const char *state = item != NULL ? octet_ui_flow_text_state (item) : NULL;

  if (state != NULL)
    set_fact (self, 4, _("State"), state);
}

static void
update (OctetUiStreamPage *self)
{
  guint count = g_list_model_get_n_items (G_LIST_MODEL (self->follow));

  update_title (self);
  update_facts (self);
  update_round_trip_fact (self);
  update_state_fact (self);
  gtk_stack_set_visible_child_name (self->states, count > 0 ? "parts"
                                                  : octet_follow_is_finished (self->follow)
                                                    ? "nothing" : "reading");
}

/* --- which stream --- */

static void
sides_cb (OctetUiStreamPage *self)
{
  octet_ui_stream_page_cancel_search (self);
  octet_follow_set_sides (self->follow,
                          gtk_toggle_button_get_active (self->side_a)   ? OCTET_FOLLOW_A
                          : gtk_toggle_button_get_active (self->side_b) ? OCTET_FOLLOW_B
                                                                        : OCTET_FOLLOW_BOTH);
  update (self);
  octet_ui_stream_page_search (self);
}

static void
picked_cb (OctetUiStreamPage *self,
           guint              position)
{
  octet_ui_stream_page_scroll_to (self, position);
}

static void
drop_stream (OctetUiStreamPage *self)
{
  octet_ui_stream_page_cancel_search (self);
  octet_ui_stream_map_set_stream (self->map, NULL, NULL);
  gtk_list_view_set_model (self->list, NULL);
  if (self->follow != NULL)
    g_signal_handlers_disconnect_by_data (self->follow, self);
  g_clear_object (&self->follow);
}

static void
set_stream (OctetUiStreamPage *self,
            OctetStreamKind    kind,
            guint              number)
{
  g_autoptr (GtkNoSelection) rows = NULL;

  drop_stream (self);
  self->follow = octet_follow_new (self->session, kind, number);
  self->look.is_tcp = is_over_tcp (self);
  self->look.is_revealed = FALSE;
  g_signal_connect_object (self->follow, "items-changed", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->follow, "notify::finished", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  rows = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->follow)));
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (rows));
  octet_ui_stream_map_set_stream (self->map, self->follow,
                                  gtk_scrolled_window_get_vadjustment (self->scroller));
  gtk_toggle_button_set_active (self->both, TRUE);
  look_cb (self);
  update (self);
  octet_ui_stream_page_search (self);
}

/* The window keeps where one was. */
static void
follow_number (OctetUiStreamPage *self,
               guint              number)
{
  g_autofree char *target = g_strdup_printf (
    "%s:%u", octet_stream_kind_get_name (octet_follow_get_kind (self->follow)), number);

  gtk_widget_activate_action (GTK_WIDGET (self), "win.follow", "s", target);
}

static void
previous_cb (OctetUiStreamPage *self)
{
  follow_number (self, octet_follow_get_number (self->follow) - 1);
}

static void
next_cb (OctetUiStreamPage *self)
{
  follow_number (self, octet_follow_get_number (self->follow) + 1);
}

/**
 * octet_ui_stream_page_new: (skip)
 * @session: a capture
 * @kind: what is followed
 * @number: tcp.stream or udp.stream
 *
 * Returns: (transfer floating): a page with that stream
 */
GtkWidget *
octet_ui_stream_page_new (OctetSession    *session,
                          OctetStreamKind  kind,
                          guint            number)
{
  OctetUiStreamPage *self = g_object_new (OCTET_UI_TYPE_STREAM_PAGE, NULL);

  self->session = g_object_ref (session);
  self->flows = octet_flow_list_new (session, kind == OCTET_STREAM_UDP ? OCTET_FLOW_UDP
                                                                       : OCTET_FLOW_TCP);
  g_signal_connect_object (self->flows, "items-changed", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  set_stream (self, kind, number);
  return GTK_WIDGET (self);
}

/* The words of the header bar must not keep the page from being as narrow as a phone. */
static void
arrange_header (OctetUiStreamPage *self)
{
  adw_button_content_set_label (self->back, self->is_narrowest ? "" : _("Back"));
  gtk_stack_set_visible_child_name (self->save_face, self->is_narrowest ? "icon" : "words");
  gtk_button_set_label (GTK_BUTTON (self->both), self->is_narrowest ? _("Both")
                                                                    : _("Both directions"));
  adw_header_bar_set_decoration_layout (self->header, self->is_narrowest ? ":close" : NULL);
}

static gboolean
arrange_cb (gpointer data)
{
  OctetUiStreamPage *self = data;

  self->layout_source = 0;
  gtk_widget_set_visible (self->rail, !self->is_narrow);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->toolbar),
                                  self->is_narrow ? GTK_ORIENTATION_VERTICAL
                                                  : GTK_ORIENTATION_HORIZONTAL);
  arrange_header (self);
  gtk_widget_set_halign (self->search_row, self->is_narrow ? GTK_ALIGN_FILL : GTK_ALIGN_END);
  return G_SOURCE_REMOVE;
}

static void
octet_ui_stream_page_size_allocate (GtkWidget *widget,
                                    int        width,
                                    int        height,
                                    int        baseline)
{
  OctetUiStreamPage *self = OCTET_UI_STREAM_PAGE (widget);
  gboolean is_narrow = width < NARROW;
  gboolean is_narrowest = width < NARROWEST;
  int least;

  /* Widgets may not be moved about while they are given their places. */
  if (is_narrow != self->is_narrow || is_narrowest != self->is_narrowest)
    {
      self->is_narrow = is_narrow;
      self->is_narrowest = is_narrowest;
      if (self->layout_source == 0)
        self->layout_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, arrange_cb, self, NULL);
    }
  gtk_widget_measure (self->box, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  gtk_widget_allocate (self->box, MAX (width, least), height, baseline, NULL);
}

static void
octet_ui_stream_page_measure (GtkWidget      *widget,
                              GtkOrientation  orientation,
                              int             for_size,
                              int            *minimum,
                              int            *natural,
                              int            *minimum_baseline,
                              int            *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 340 : 200;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 1180 : 600;
}

static void
octet_ui_stream_page_dispose (GObject *object)
{
  OctetUiStreamPage *self = OCTET_UI_STREAM_PAGE (object);

  if (self->box != NULL)
    drop_stream (self);
  if (self->flows != NULL)
    g_signal_handlers_disconnect_by_data (self->flows, self);
  g_clear_object (&self->flows);
  g_clear_object (&self->session);
  g_clear_object (&self->chooser);
  g_clear_handle_id (&self->layout_source, g_source_remove);
  g_clear_pointer (&self->look.sought, g_free);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (octet_ui_stream_page_parent_class)->dispose (object);
}

static void
octet_ui_stream_page_finalize (GObject *object)
{
  g_hash_table_unref (OCTET_UI_STREAM_PAGE (object)->bound);
  G_OBJECT_CLASS (octet_ui_stream_page_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, OctetUiStreamPage, box);
  gtk_widget_class_bind_template_child (widget_class, OctetUiStreamPage, title);
  gtk_widget_class_bind_template_child (widget_class, OctetUiStreamPage, previous);
  gtk_widget_class_bind_template_child (widget_class, OctetUiStreamPage, next);
  gtk_widget_class_bind_template_child (widget_class, OctetUiStreamPage, toolbar);
  gtk_widget_class_bind_template_child (widget_class, OctetUiStreamPage, both);
  gtk_widget_class_bind_template_child (widget_class, OctetUiStreamPage, side_a);
  gtk_widget_class_bind_template_child (widget_class, OctetUiStreamPage, side_b);
  gtk_widget_class_bind_template_child (widget_class, OctetUiStreamPage, header);
  gtk_widget_class_bind_template_child (widget_class, OctetUiStreamPage, back);
  gtk_widget_class_bind_template_child (widget_class, OctetUiStreamPage, save_face);
  gtk_widget_class_bind_template_child (widget_class, OctetUiStreamPage, search_row);
  gtk_widget_class_bind_template_child (widget_class, OctetUiStreamPage, search);
  gtk_widget_class_bind_template_child (widget_class, OctetUiStreamPage, matches);
  gtk_widget_class_bind_template_child (widget_class, OctetUiStreamPage, previous_match);
  gtk_widget_class_bind_template_child (widget_class, OctetUiStreamPage, next_match);
  gtk_widget_class_bind_template_child (widget_class, OctetUiStreamPage, text);
  gtk_widget_class_bind_template_child (widget_class, OctetUiStreamPage, hex);
  gtk_widget_class_bind_template_child (widget_class, OctetUiStreamPage, raw);
  gtk_widget_class_bind_template_child (widget_class, OctetUiStreamPage, wrap);
  gtk_widget_class_bind_template_child (widget_class, OctetUiStreamPage, states);
  gtk_widget_class_bind_template_child (widget_class, OctetUiStreamPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, OctetUiStreamPage, list);
  gtk_widget_class_bind_template_child (widget_class, OctetUiStreamPage, rail);
  gtk_widget_class_bind_template_child (widget_class, OctetUiStreamPage, map);
  gtk_widget_class_bind_template_child (widget_class, OctetUiStreamPage, facts);
  gtk_widget_class_bind_template_child (widget_class, OctetUiStreamPage, foot);
  gtk_widget_class_bind_template_child (widget_class, OctetUiStreamPage, counts);
}

static void
octet_ui_stream_page_class_init (OctetUiStreamPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = octet_ui_stream_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = octet_ui_stream_page_finalize;
  widget_class->measure = octet_ui_stream_page_measure;
  widget_class->size_allocate = octet_ui_stream_page_size_allocate;
  g_type_ensure (OCTET_UI_TYPE_STREAM_MAP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               OCTET_UI_RESOURCES "octet-ui-stream-page.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, previous_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
  gtk_widget_class_bind_template_callback (widget_class, octet_ui_stream_page_save);
  gtk_widget_class_bind_template_callback (widget_class, octet_ui_stream_page_copy);
  gtk_widget_class_bind_template_callback (widget_class, sides_cb);
  gtk_widget_class_bind_template_callback (widget_class, look_cb);
  gtk_widget_class_bind_template_callback (widget_class, octet_ui_stream_page_search);
  gtk_widget_class_bind_template_callback (widget_class, octet_ui_stream_page_next_match);
  gtk_widget_class_bind_template_callback (widget_class, octet_ui_stream_page_previous_match);
  gtk_widget_class_bind_template_callback (widget_class, octet_ui_stream_page_stop_search);
  gtk_widget_class_bind_template_callback (widget_class, picked_cb);
}

static void
octet_ui_stream_page_init (OctetUiStreamPage *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  self->bound = g_hash_table_new (NULL, NULL);
  self->look.run = G_MAXUINT;
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (self->list, factory);
  /* Whoever begins to type looks for something. */
  gtk_search_entry_set_key_capture_widget (self->search, GTK_WIDGET (self));
}
