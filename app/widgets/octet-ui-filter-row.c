/* octet-ui-filter-row.c - the display filter with what belongs to it, above the list of packets.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "widgets/octet-ui-filter-row.h"

#include <glib/gi18n.h>
#include <string.h>

#include "models/octet-ui-filter-memory.h"
#include "octet-ui-settings.h"
#include "widgets/octet-ui-filter-entry.h"
#include "widgets/octet-ui-filter-saved.h"

/* A search that is over sooner shows no progress. */
#define PATIENCE (300 * 1000)
#define NS_PER_S 1e9

struct _OctetUiFilterRow
{
  GtkWidget            parent_instance;
  OctetUiSelection    *selection;
  OctetUiShown        *shown;
  OctetUiFilterMemory *memory;
  char                *applied;     /* as the entry was told last */
  gboolean             must_apply;  /* what is written, as soon as it is read */
  gint64               search_start;

  GtkWidget           *box;
  OctetUiFilterEntry  *entry;
  GtkWidget           *span;
  GtkLabel            *span_text;
  GtkWidget           *buttons;
  GtkToggleButton     *star;
  OctetUiFilterSaved  *saved;
  GtkWidget           *apply_button;
  GtkImage            *icon;
  GtkLabel            *sentence;
  GtkLabel            *count;
  gboolean             is_updating;
};

G_DEFINE_FINAL_TYPE (OctetUiFilterRow, octet_ui_filter_row, GTK_TYPE_WIDGET)

static gboolean
is_applied (OctetUiFilterRow *self)
{
  g_autofree char *text = g_strstrip (g_strdup (octet_ui_filter_row_get_text (self)));

  return strcmp (text, octet_ui_shown_get_filter (self->shown)) == 0;
}

static void
set_icon (OctetUiFilterRow   *self,
          OctetUiFilterState  state)
{
  static const struct { const char *icon, *class; } icons[] = {
    [OCTET_UI_FILTER_EMPTY] = { "octet-hint-symbolic", "dim-label" },
    [OCTET_UI_FILTER_VALID] = { "octet-valid-symbolic", "valid" },
    [OCTET_UI_FILTER_DOUBTFUL] = { "dialog-warning-symbolic", "doubtful" },
    [OCTET_UI_FILTER_UNFINISHED] = { "dialog-warning-symbolic", "doubtful" },
    [OCTET_UI_FILTER_INVALID] = { "octet-invalid-symbolic", "invalid" },
  };

  gtk_image_set_from_icon_name (self->icon, icons[state].icon);
  for (guint i = 0; i < G_N_ELEMENTS (icons); i++)
    gtk_widget_remove_css_class (GTK_WIDGET (self->icon), icons[i].class);
  gtk_widget_add_css_class (GTK_WIDGET (self->icon), icons[state].class);
}

/* What the text shows, or what is wrong with it. */
static char *
make_sentence (OctetUiFilterRow        *self,
               const OctetUiFilterLook *look)
{
  gboolean has_previous = *octet_ui_shown_get_filter (self->shown) != 0;
  gint64 first, last;

  if (look->state == OCTET_UI_FILTER_EMPTY && has_previous)
    return g_strdup (_("No filter: Enter shows every packet again."));
  if (look->state == OCTET_UI_FILTER_EMPTY)
    return g_strdup (octet_ui_shown_get_span (self->shown, &first, &last)
      ? _("No filter: every packet of this time is shown.")
      : !gtk_widget_get_visible (self->buttons)
      ? _("No filter: every packet is shown.")
      : _("No filter: every packet is shown. Type a filter, or right-click any value and choose "
          "<b>Apply as Filter</b>."));
  if (look->filter == NULL && look->translation == NULL && has_previous)
    return g_strdup_printf (_("%s The previous filter is still applied."), look->sentence);
  return g_strdup (look->sentence);
}

static char *
make_count (OctetUiFilterRow *self)
{
  guint all = octet_session_get_n_packets (octet_ui_shown_get_session (self->shown));
  guint count = octet_ui_shown_get_n_shown (self->shown);
  guint decided = octet_ui_shown_get_n_decided (self->shown);

  if (!octet_ui_shown_is_limited (self->shown))
    return g_strdup ("");
  if (octet_ui_shown_is_finding (self->shown))
    return g_strdup_printf (_("<b>%'u</b> so far, after %'u of %'u packets · Esc stops"), count,
                            decided, all);
  if (octet_ui_shown_was_stopped (self->shown))
    return g_strdup_printf (_("Stopped: <b>%'u</b> of the first %'u packets"), count, decided);
  return g_strdup_printf (ngettext ("<b>%'u</b> of %'u packet", "<b>%'u</b> of %'u packets", all),
                          count, all);
}

static char *
make_hint (OctetUiFilterRow        *self,
           const OctetUiFilterLook *look)
{
  if (is_applied (self))
    return make_count (self);
  if (look->problem.repair != NULL || look->translation != NULL)
    return g_strdup (_("Alt+Enter: use suggestion"));
  if (look->filter != NULL || look->state == OCTET_UI_FILTER_EMPTY)
    return g_strdup (_("Enter applies · Esc restores"));
  return g_strdup (_("Esc restores"));
}

static void
set_label (GtkLabel   *label,
           const char *markup)
{
  /* Many times a second while a filter is at work: the same again costs nothing. */
  if (strcmp (gtk_label_get_label (label), markup) != 0)
    gtk_label_set_markup (label, markup);
}

static void
update_buttons (OctetUiFilterRow        *self,
                const OctetUiFilterLook *look)
{
  const char *text = octet_ui_filter_row_get_text (self);
  gboolean can_run = look->filter != NULL || look->state == OCTET_UI_FILTER_EMPTY;

  gtk_widget_set_sensitive (self->apply_button, can_run && !is_applied (self));
  gtk_widget_set_sensitive (GTK_WIDGET (self->star), look->filter != NULL);
  self->is_updating = TRUE;
  gtk_toggle_button_set_active (self->star,
                                octet_ui_filter_memory_is_favourite (self->memory, text));
  self->is_updating = FALSE;
  gtk_button_set_icon_name (GTK_BUTTON (self->star), gtk_toggle_button_get_active (self->star)
                                                       ? "starred-symbolic"
                                                       : "non-starred-symbolic");
}

static void
update_progress (OctetUiFilterRow *self)
{
  guint all = octet_session_get_n_packets (octet_ui_shown_get_session (self->shown));

  if (!octet_ui_shown_is_finding (self->shown))
    self->search_start = 0;
  else if (self->search_start == 0)
    self->search_start = g_get_monotonic_time ();
  octet_ui_filter_entry_set_progress (
    self->entry,
    self->search_start == 0 || g_get_monotonic_time () - self->search_start < PATIENCE || all == 0
      ? 0 : (double) octet_ui_shown_get_n_decided (self->shown) / all);
}

static void
update (OctetUiFilterRow *self)
{
  const OctetUiFilterLook *look;
  g_autofree char *sentence = NULL;
  g_autofree char *hint = NULL;

  if (self->shown == NULL)
    return;
  update_progress (self);
  look = octet_ui_filter_entry_get_look (self->entry);
  if (look == NULL)
    return;
  sentence = make_sentence (self, look);
  hint = make_hint (self, look);
  set_icon (self, look->state);
  set_label (self->sentence, sentence);
  set_label (self->count, hint);
  update_buttons (self, look);
}

static void
use (OctetUiFilterRow *self,
     OctetFilter      *filter)
{
  const char *text = filter != NULL ? octet_filter_get_text (filter) : "";

  octet_ui_filter_memory_add (self->memory, text);
  octet_ui_shown_take_filter (self->shown, filter != NULL ? octet_filter_ref (filter) : NULL);
  update (self);
}

/* Applies what is written; what is not understood is never applied, and a translation is only
 * written, so that it is seen first. */
static void
apply_cb (OctetUiFilterRow *self)
{
  g_autofree char *text = g_strstrip (g_strdup (octet_ui_filter_row_get_text (self)));
  const OctetUiFilterLook *look;

  octet_ui_filter_entry_set_text (self->entry, text);
  look = octet_ui_filter_entry_get_look (self->entry);
  self->must_apply = look == NULL;
  if (look == NULL)
    return;
  if (look->filter != NULL || look->state == OCTET_UI_FILTER_EMPTY)
    use (self, look->filter);
  else if (look->translation != NULL)
    octet_ui_filter_entry_translate (self->entry);
  else
    gtk_widget_error_bell (GTK_WIDGET (self));
}

static void
read_cb (OctetUiFilterRow *self)
{
  update (self);
  if (self->must_apply)
    apply_cb (self);
}

static void
escape_cb (OctetUiFilterRow *self)
{
  if (octet_ui_shown_is_finding (self->shown) && is_applied (self))
    octet_ui_shown_stop (self->shown);
  else
    octet_ui_filter_entry_set_text (self->entry, octet_ui_shown_get_filter (self->shown));
}

static gboolean
link_cb (OctetUiFilterRow *self,
         const char       *uri)
{
  if (strcmp (uri, "#repair") == 0)
    octet_ui_filter_entry_repair (self->entry);
  else
    octet_ui_filter_entry_translate (self->entry);
  octet_ui_filter_entry_focus (self->entry);
  return TRUE;
}

static void
star_toggled_cb (OctetUiFilterRow *self)
{
  if (!self->is_updating)
    octet_ui_filter_row_toggle_favourite (self);
}

static void
saved_chosen_cb (OctetUiFilterRow *self,
                 const char       *text)
{
  octet_ui_filter_row_apply (self, text);
}

static void
span_clicked_cb (OctetUiFilterRow *self)
{
  octet_ui_shown_clear_span (self->shown);
}

static void
update_span (OctetUiFilterRow *self)
{
  OctetPacketStore *store;
  g_autofree char *text = NULL;
  gint64 first, last, zero;
  gboolean has_span = octet_ui_shown_get_span (self->shown, &first, &last);

  gtk_widget_set_visible (self->span, has_span);
  store = octet_session_get_store (octet_ui_shown_get_session (self->shown));
  if (!has_span || store == NULL || octet_packet_store_get_count (store) == 0)
    return;
  zero = octet_packet_store_get_first_time (store);
  text = g_strdup_printf (_("%.3f s to %.3f s"), (double) (first - zero) / NS_PER_S,
                          (double) (last - zero) / NS_PER_S);
  gtk_label_set_text (self->span_text, text);
}

static void
filter_changed_cb (OctetUiFilterRow *self)
{
  const char *text = octet_ui_shown_get_filter (self->shown);

  update_span (self);
  if (g_strcmp0 (self->applied, text) != 0)
    {
      g_free (self->applied);
      self->applied = g_strdup (text);
      octet_ui_filter_entry_set_text (self->entry, text);
    }
  update (self);
}

/**
 * octet_ui_filter_row_set_selection:
 * @self: a filter row
 * @selection: (nullable): the capture's selection
 */
void
octet_ui_filter_row_set_selection (OctetUiFilterRow *self,
                                   OctetUiSelection *selection)
{
  if (self->shown != NULL)
    g_signal_handlers_disconnect_by_data (self->shown, self);
  self->shown = NULL;
  octet_ui_filter_entry_set_selection (self->entry, NULL);
  g_set_object (&self->selection, selection);
  if (selection == NULL)
    return;
  self->shown = octet_ui_selection_get_shown (selection);
  g_signal_connect_object (self->shown, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->shown, "filter-changed", G_CALLBACK (filter_changed_cb), self,
                           G_CONNECT_SWAPPED);
  octet_ui_filter_entry_set_selection (self->entry, selection);
  filter_changed_cb (self);
}

/**
 * octet_ui_filter_row_get_text:
 * @self: a filter row
 *
 * Returns: (transfer none): what is written, applied or not
 */
const char *
octet_ui_filter_row_get_text (OctetUiFilterRow *self)
{
  return octet_ui_filter_entry_get_text (self->entry);
}

/**
 * octet_ui_filter_row_prepare:
 * @self: a filter row
 * @text: a filter
 *
 * Writes a filter without applying it.
 */
void
octet_ui_filter_row_prepare (OctetUiFilterRow *self,
                             const char       *text)
{
  octet_ui_filter_entry_set_text (self->entry, text);
  octet_ui_filter_entry_focus (self->entry);
}

/**
 * octet_ui_filter_row_apply:
 * @self: a filter row that has a selection
 * @text: a filter
 *
 * Writes a filter, and applies it if it can run.
 */
void
octet_ui_filter_row_apply (OctetUiFilterRow *self,
                           const char       *text)
{
  octet_ui_filter_entry_set_text (self->entry, text);
  apply_cb (self);
}

/**
 * octet_ui_filter_row_toggle_favourite:
 * @self: a filter row
 *
 * Saves what is written, or forgets that it was saved.
 */
void
octet_ui_filter_row_toggle_favourite (OctetUiFilterRow *self)
{
  const char *text = octet_ui_filter_row_get_text (self);

  if (gtk_widget_get_sensitive (GTK_WIDGET (self->star)))
    octet_ui_filter_memory_set_favourite (
      self->memory, text, !octet_ui_filter_memory_is_favourite (self->memory, text));
}

/**
 * octet_ui_filter_row_set_compact:
 * @self: a filter row
 * @is_compact: whether there is room for the entry only
 */
void
octet_ui_filter_row_set_compact (OctetUiFilterRow *self,
                                 gboolean          is_compact)
{
  gtk_widget_set_visible (self->buttons, !is_compact);
  gtk_widget_set_visible (self->apply_button, !is_compact);
  update (self);
}

/**
 * octet_ui_filter_row_focus:
 * @self: a filter row
 *
 * Puts the keyboard focus into the entry.
 */
void
octet_ui_filter_row_focus (OctetUiFilterRow *self)
{
  octet_ui_filter_entry_focus (self->entry);
}

static void
octet_ui_filter_row_dispose (GObject *object)
{
  OctetUiFilterRow *self = OCTET_UI_FILTER_ROW (object);

  if (self->box != NULL)
    octet_ui_filter_row_set_selection (self, NULL);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->memory);
  g_clear_pointer (&self->applied, g_free);
  G_OBJECT_CLASS (octet_ui_filter_row_parent_class)->dispose (object);
}

static void
octet_ui_filter_row_class_init (OctetUiFilterRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = octet_ui_filter_row_dispose;
  g_type_ensure (OCTET_UI_TYPE_FILTER_ENTRY);
  g_type_ensure (OCTET_UI_TYPE_FILTER_SAVED);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               OCTET_UI_RESOURCES "octet-ui-filter-row.ui");
  gtk_widget_class_bind_template_child (widget_class, OctetUiFilterRow, box);
  gtk_widget_class_bind_template_child (widget_class, OctetUiFilterRow, entry);
  gtk_widget_class_bind_template_child (widget_class, OctetUiFilterRow, span);
  gtk_widget_class_bind_template_child (widget_class, OctetUiFilterRow, span_text);
  gtk_widget_class_bind_template_child (widget_class, OctetUiFilterRow, buttons);
  gtk_widget_class_bind_template_child (widget_class, OctetUiFilterRow, star);
  gtk_widget_class_bind_template_child (widget_class, OctetUiFilterRow, saved);
  gtk_widget_class_bind_template_child (widget_class, OctetUiFilterRow, apply_button);
  gtk_widget_class_bind_template_child (widget_class, OctetUiFilterRow, icon);
  gtk_widget_class_bind_template_child (widget_class, OctetUiFilterRow, sentence);
  gtk_widget_class_bind_template_child (widget_class, OctetUiFilterRow, count);
  gtk_widget_class_bind_template_callback (widget_class, read_cb);
  gtk_widget_class_bind_template_callback (widget_class, apply_cb);
  gtk_widget_class_bind_template_callback (widget_class, escape_cb);
  gtk_widget_class_bind_template_callback (widget_class, link_cb);
  gtk_widget_class_bind_template_callback (widget_class, star_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, saved_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, span_clicked_cb);
}

static void
octet_ui_filter_row_init (OctetUiFilterRow *self)
{
  self->memory = octet_ui_filter_memory_new (octet_ui_settings_get ());
  gtk_widget_init_template (GTK_WIDGET (self));
  octet_ui_filter_saved_set_memory (self->saved, self->memory);
  octet_ui_filter_entry_describe (self->entry, GTK_WIDGET (self->sentence));
  g_signal_connect_object (self->memory, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
}
