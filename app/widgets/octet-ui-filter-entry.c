/* octet-ui-filter-entry.c - where a display filter is written: coloured, checked and completed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each letter is a question to the reader, which answers from its own thread; what it says is
 * shown if the text is still the same. So typing waits for nothing.
 */
#include "config.h"

#include "widgets/octet-ui-filter-entry.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <string.h>

#include "models/octet-ui-filter-reader.h"
#include "widgets/octet-ui-filter-completion.h"
#include "widgets/octet-ui-palette.h"

/* Letters after which words are proposed; behind a dot one is enough. */
#define LETTERS 2

struct _OctetUiFilterEntry
{
  GtkWidget                parent_instance;
  GtkEntry                *entry;
  OctetUiFilterCompletion *completion;
  OctetUiSelection        *selection;
  GtkWidget               *sentence; /* what is said of the text; it belongs to the row */
  OctetUiFilterReader     *reader;
  guint                    ask_source;
  gboolean                 is_typed;   /* the text was changed by hand, and no proposal refused */
  gboolean                 is_setting; /* by the program */
};

G_DEFINE_FINAL_TYPE (OctetUiFilterEntry, octet_ui_filter_entry, GTK_TYPE_WIDGET)

enum
{
  READ,
  APPLY,
  ESCAPE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static GtkText *
get_inner (OctetUiFilterEntry *self)
{
  return GTK_TEXT (gtk_editable_get_delegate (GTK_EDITABLE (self->entry)));
}

static guint
get_byte_position (OctetUiFilterEntry *self)
{
  const char *text = octet_ui_filter_entry_get_text (self);
  int position = gtk_editable_get_position (GTK_EDITABLE (self->entry));

  return (guint) (g_utf8_offset_to_pointer (text, position) - text);
}

static gboolean
has_focus (OctetUiFilterEntry *self)
{
  return gtk_widget_has_focus (GTK_WIDGET (get_inner (self)));
}

static gboolean
ask_cb (gpointer data)
{
  OctetUiFilterEntry *self = data;

  self->ask_source = 0;
  if (self->reader != NULL)
    octet_ui_filter_reader_ask (self->reader, octet_ui_filter_entry_get_text (self),
                                get_byte_position (self));
  return G_SOURCE_REMOVE;
}

/* Later: the entry changes its text first, and moves its cursor then. */
static void
ask (OctetUiFilterEntry *self)
{
  if (self->ask_source == 0)
    self->ask_source = g_idle_add_full (G_PRIORITY_DEFAULT, ask_cb, self, NULL);
}

static void
add_attribute (PangoAttrList  *list,
               PangoAttribute *attribute,
               guint           start,
               guint           size)
{
  attribute->start_index = start;
  attribute->end_index = start + size;
  pango_attr_list_insert (list, attribute);
}

static PangoAttribute *
new_foreground (const GdkRGBA *color)
{
  return pango_attr_foreground_new ((guint16) (color->red * 65535),
                                    (guint16) (color->green * 65535),
                                    (guint16) (color->blue * 65535));
}

/* Fields in the colour of their layer, operators in amber, what is wrong underlined. */
static void
color_parts (OctetUiFilterEntry      *self,
             const OctetUiFilterLook *look)
{
  PangoAttrList *list = pango_attr_list_new ();
  gboolean is_wrong = look->state == OCTET_UI_FILTER_INVALID;
  GdkRGBA color;

  for (guint i = 0; i < look->parts->len; i++)
    {
      const OctetUiFilterPart *part = &g_array_index (look->parts, OctetUiFilterPart, i);

      if (part->level == OCTET_UI_PART_OPERATOR)
        octet_ui_palette_get (GTK_WIDGET (self), "octet_warning", &color);
      else
        octet_ui_palette_solid (GTK_WIDGET (self), part->level, &color);
      add_attribute (list, new_foreground (&color), part->start, part->size);
      add_attribute (list, pango_attr_weight_new (PANGO_WEIGHT_BOLD), part->start, part->size);
    }
  if (is_wrong || look->state == OCTET_UI_FILTER_DOUBTFUL)
    {
      guint size = MAX (look->problem.size, 1);

      octet_ui_palette_get (GTK_WIDGET (self), is_wrong ? "octet_error" : "octet_warning", &color);
      add_attribute (list, pango_attr_underline_new (PANGO_UNDERLINE_ERROR), look->problem.start,
                     size);
      add_attribute (list,
                     pango_attr_underline_color_new ((guint16) (color.red * 65535),
                                                     (guint16) (color.green * 65535),
                                                     (guint16) (color.blue * 65535)),
                     look->problem.start, size);
      if (is_wrong)
        add_attribute (list, new_foreground (&color), look->problem.start, size);
    }
  gtk_entry_set_attributes (self->entry, list);
  pango_attr_list_unref (list);
}

static void
show_state (OctetUiFilterEntry      *self,
            const OctetUiFilterLook *look)
{
  static const char *const classes[] = { NULL, "valid", "doubtful", "doubtful", "invalid" };

  for (guint i = 1; i < G_N_ELEMENTS (classes); i++)
    if (g_strcmp0 (classes[i], classes[look->state]) != 0)
      gtk_widget_remove_css_class (GTK_WIDGET (self->entry), classes[i]);
  if (classes[look->state] != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->entry), classes[look->state]);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_INVALID,
                               look->state == OCTET_UI_FILTER_INVALID
                                 ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
}

/* Whether there is something that is worth a list. */
static gboolean
has_proposals (OctetUiFilterEntry      *self,
               const OctetUiFilterLook *look,
               gboolean                 is_wanted)
{
  const char *word = look->text + look->position - look->word_size;
  const OctetFilterProposal *first;

  if (look->proposals->len == 0)
    return FALSE;
  first = g_ptr_array_index (look->proposals, 0);
  if (look->proposals->len == 1 && strlen (first->text) == look->word_size &&
      g_ascii_strncasecmp (first->text, word, look->word_size) == 0)
    return FALSE;
  if (is_wanted || first->kind == OCTET_PROPOSAL_FILTER || first->kind == OCTET_PROPOSAL_VALUE)
    return TRUE;
  return look->word_size >= LETTERS || (look->word_size > 0 && memchr (word, '.', look->word_size));
}

static void
hide_completion (OctetUiFilterEntry *self)
{
  if (gtk_widget_get_visible (GTK_WIDGET (self->completion)))
    gtk_popover_popdown (GTK_POPOVER (self->completion));
}

static void
show_completion (OctetUiFilterEntry      *self,
                 const OctetUiFilterLook *look)
{
  const OctetFilterProposal *first = g_ptr_array_index (look->proposals, 0);
  GtkText *inner = get_inner (self);
  graphene_rect_t cursor;
  GdkRectangle place;
  double x, y;
  double below = gtk_widget_get_height (GTK_WIDGET (self));

  /* Proposals leave what is said of the text in sight. */
  if (self->sentence != NULL)
    gtk_widget_translate_coordinates (self->sentence, GTK_WIDGET (self), 0,
                                      gtk_widget_get_height (self->sentence), &x, &below);
  gtk_text_compute_cursor_extents (
    inner, (gsize) g_utf8_pointer_to_offset (look->text, look->text + first->start), &cursor,
    NULL);
  gtk_widget_translate_coordinates (GTK_WIDGET (inner), GTK_WIDGET (self), cursor.origin.x, 0, &x,
                                    &y);
  place = (GdkRectangle) { CLAMP ((int) x - 24, 0, gtk_widget_get_width (GTK_WIDGET (self))), 0, 1,
                           (int) below };
  octet_ui_filter_completion_show (self->completion, look, self->selection, &place);
}

static void
read_cb (OctetUiFilterEntry *self)
{
  const OctetUiFilterLook *look = octet_ui_filter_reader_get_look (self->reader);

  if (strcmp (look->text, octet_ui_filter_entry_get_text (self)) != 0)
    return;
  color_parts (self, look);
  show_state (self, look);
  if (self->is_typed && has_focus (self) && has_proposals (self, look, FALSE))
    show_completion (self, look);
  else
    hide_completion (self);
  g_signal_emit (self, signals[READ], 0);
}

/* Puts @text in the place of octets @start to @end. */
static void
replace (OctetUiFilterEntry *self,
         guint               start,
         guint               end,
         const char         *text)
{
  const char *before = octet_ui_filter_entry_get_text (self);
  glong first = g_utf8_pointer_to_offset (before, before + MIN (start, strlen (before)));
  glong last = g_utf8_pointer_to_offset (before, before + MIN (end, strlen (before)));
  int position = (int) first;

  gtk_editable_delete_text (GTK_EDITABLE (self->entry), (int) first, (int) last);
  gtk_editable_insert_text (GTK_EDITABLE (self->entry), text, -1, &position);
  gtk_editable_set_position (GTK_EDITABLE (self->entry), position);
}

static void
accept_proposal (OctetUiFilterEntry *self,
                 guint               index)
{
  const OctetUiFilterLook *look = octet_ui_filter_entry_get_look (self);
  const OctetFilterProposal *proposal;
  g_autofree char *text = NULL;
  guint start, end;

  if (look == NULL || index >= look->proposals->len)
    return;
  proposal = g_ptr_array_index (look->proposals, index);
  text = g_strconcat (proposal->text, proposal->kind == OCTET_PROPOSAL_OPERATOR ? " " : "", NULL);
  start = proposal->start;
  end = proposal->start + proposal->size;
  hide_completion (self);
  replace (self, start, end, text);
}

static void
chosen_cb (OctetUiFilterEntry *self,
           guint               index)
{
  accept_proposal (self, index);
  octet_ui_filter_entry_focus (self);
}

static void
changed_cb (OctetUiFilterEntry *self)
{
  const char *text = octet_ui_filter_entry_get_text (self);

  gtk_entry_set_icon_from_icon_name (self->entry, GTK_ENTRY_ICON_SECONDARY,
                                     *text != 0 ? "edit-clear-symbolic" : NULL);
  self->is_typed = !self->is_setting;
  if (self->is_setting)
    hide_completion (self);
  ask (self);
}

/* The list is about the word at the cursor: elsewhere it is about another one. */
static void
moved_cb (OctetUiFilterEntry *self)
{
  if (self->ask_source != 0)
    return;
  self->is_typed = FALSE;
  hide_completion (self);
  ask (self);
}

static void
icon_pressed_cb (OctetUiFilterEntry   *self,
                 GtkEntryIconPosition  icon)
{
  if (icon == GTK_ENTRY_ICON_PRIMARY)
    {
      octet_ui_filter_entry_focus (self);
      return;
    }
  octet_ui_filter_entry_set_text (self, "");
  g_signal_emit (self, signals[APPLY], 0);
}

static void
apply (OctetUiFilterEntry *self)
{
  self->is_typed = FALSE;
  hide_completion (self);
  g_signal_emit (self, signals[APPLY], 0);
}

static gboolean
escape (OctetUiFilterEntry *self)
{
  self->is_typed = FALSE;
  if (gtk_widget_get_visible (GTK_WIDGET (self->completion)))
    hide_completion (self);
  else
    g_signal_emit (self, signals[ESCAPE], 0);
  return TRUE;
}

static gboolean
choose (OctetUiFilterEntry *self,
        int                 step)
{
  const OctetUiFilterLook *look = octet_ui_filter_entry_get_look (self);

  if (gtk_widget_get_visible (GTK_WIDGET (self->completion)))
    octet_ui_filter_completion_move (self->completion, step);
  else if (look != NULL && has_proposals (self, look, TRUE))
    show_completion (self, look);
  return TRUE;
}

static gboolean
key_cb (OctetUiFilterEntry *self,
        guint               key,
        guint               code,
        GdkModifierType     state)
{
  gboolean is_open = gtk_widget_get_visible (GTK_WIDGET (self->completion));
  GdkModifierType held = state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SHIFT_MASK);

  switch (key)
    {
    case GDK_KEY_Tab:
      if (!is_open || held != 0)
        return FALSE;
      accept_proposal (self, octet_ui_filter_completion_get_index (self->completion));
      return TRUE;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_ISO_Enter:
      if (held == GDK_ALT_MASK)
        octet_ui_filter_entry_repair (self);
      else
        apply (self);
      return TRUE;
    case GDK_KEY_Escape:
      return escape (self);
    case GDK_KEY_Down:
      return held == 0 ? choose (self, 1) : FALSE;
    case GDK_KEY_Up:
      return held == 0 && is_open ? choose (self, -1) : FALSE;
    case GDK_KEY_space:
      return held == GDK_CONTROL_MASK ? choose (self, 0) : FALSE;
    default:
      return FALSE;
    }
}

static void
left_cb (OctetUiFilterEntry *self)
{
  self->is_typed = FALSE;
  hide_completion (self);
}

static void
style_changed_cb (OctetUiFilterEntry *self)
{
  const OctetUiFilterLook *look = octet_ui_filter_entry_get_look (self);

  if (look != NULL && strcmp (look->text, octet_ui_filter_entry_get_text (self)) == 0)
    color_parts (self, look);
}

/**
 * octet_ui_filter_entry_set_selection:
 * @self: a filter entry
 * @selection: (nullable): the capture's selection
 */
void
octet_ui_filter_entry_set_selection (OctetUiFilterEntry *self,
                                     OctetUiSelection   *selection)
{
  hide_completion (self);
  if (self->reader != NULL)
    g_signal_handlers_disconnect_by_data (self->reader, self);
  g_clear_object (&self->reader);
  g_set_object (&self->selection, selection);
  if (selection == NULL)
    return;
  self->reader = octet_ui_filter_reader_new (octet_ui_selection_get_session (selection));
  g_signal_connect_object (self->reader, "read", G_CALLBACK (read_cb), self, G_CONNECT_SWAPPED);
  ask (self);
}

/**
 * octet_ui_filter_entry_get_text:
 * @self: a filter entry
 *
 * Returns: (transfer none): what stands in it
 */
const char *
octet_ui_filter_entry_get_text (OctetUiFilterEntry *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->entry));
}

/**
 * octet_ui_filter_entry_set_text:
 * @self: a filter entry
 * @text: a filter
 *
 * Writes it without proposing anything.
 */
void
octet_ui_filter_entry_set_text (OctetUiFilterEntry *self,
                                const char         *text)
{
  if (strcmp (text, octet_ui_filter_entry_get_text (self)) == 0)
    return;
  self->is_setting = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
  self->is_setting = FALSE;
}

/**
 * octet_ui_filter_entry_get_look: (skip)
 * @self: a filter entry
 *
 * Returns: (transfer none) (nullable): what can be said of the text; %NULL where nobody has said
 *   anything about the present one yet
 */
const OctetUiFilterLook *
octet_ui_filter_entry_get_look (OctetUiFilterEntry *self)
{
  const OctetUiFilterLook *look;

  look = self->reader != NULL ? octet_ui_filter_reader_get_look (self->reader) : NULL;
  if (look == NULL || strcmp (look->text, octet_ui_filter_entry_get_text (self)) != 0)
    return NULL;
  return look;
}

/**
 * octet_ui_filter_entry_repair:
 * @self: a filter entry
 *
 * Writes what was suggested in place of what is wrong; does nothing where nothing was.
 */
void
octet_ui_filter_entry_repair (OctetUiFilterEntry *self)
{
  const OctetUiFilterLook *look = octet_ui_filter_entry_get_look (self);
  g_autofree char *repair = NULL;

  if (look == NULL)
    return;
  if (look->translation != NULL)
    {
      octet_ui_filter_entry_translate (self);
      return;
    }
  if (look->problem.repair == NULL)
    return;
  repair = g_strdup (look->problem.repair);
  self->is_setting = TRUE;
  replace (self, look->problem.start, look->problem.start + look->problem.size, repair);
  self->is_setting = FALSE;
}

/**
 * octet_ui_filter_entry_translate:
 * @self: a filter entry
 *
 * Writes the display filter that a capture filter or plain words stand for.
 */
void
octet_ui_filter_entry_translate (OctetUiFilterEntry *self)
{
  const OctetUiFilterLook *look = octet_ui_filter_entry_get_look (self);
  g_autofree char *text = NULL;

  if (look == NULL || look->translation == NULL)
    return;
  text = g_strdup (look->translation);
  octet_ui_filter_entry_set_text (self, text);
}

/**
 * octet_ui_filter_entry_set_progress:
 * @self: a filter entry
 * @progress: how much of the capture was looked at, 0 to 1; 0 shows nothing
 */
void
octet_ui_filter_entry_set_progress (OctetUiFilterEntry *self,
                                    double              progress)
{
  gtk_entry_set_progress_fraction (self->entry, progress);
}

/**
 * octet_ui_filter_entry_describe:
 * @self: a filter entry
 * @sentence: (transfer none): the label that says what the filter shows; it lives as long as @self
 */
void
octet_ui_filter_entry_describe (OctetUiFilterEntry *self,
                                GtkWidget          *sentence)
{
  self->sentence = sentence;
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->entry),
                                  GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, sentence, NULL, -1);
}

/**
 * octet_ui_filter_entry_focus:
 * @self: a filter entry
 *
 * Puts the keyboard focus behind the text.
 */
void
octet_ui_filter_entry_focus (OctetUiFilterEntry *self)
{
  if (gtk_widget_get_root (GTK_WIDGET (self)) != NULL)
    gtk_entry_grab_focus_without_selecting (self->entry);
}

static void
octet_ui_filter_entry_dispose (GObject *object)
{
  OctetUiFilterEntry *self = OCTET_UI_FILTER_ENTRY (object);

  if (self->entry != NULL)
    octet_ui_filter_entry_set_selection (self, NULL);
  g_clear_handle_id (&self->ask_source, g_source_remove);
  if (self->completion != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->completion));
  self->completion = NULL;
  if (self->entry != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->entry));
  self->entry = NULL;
  G_OBJECT_CLASS (octet_ui_filter_entry_parent_class)->dispose (object);
}

static void
octet_ui_filter_entry_class_init (OctetUiFilterEntryClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = OCTET_UI_TYPE_FILTER_ENTRY;

  G_OBJECT_CLASS (klass)->dispose = octet_ui_filter_entry_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "filter-entry");

  /**
   * OctetUiFilterEntry::read:
   *
   * There is something to say about the present text.
   */
  signals[READ] = g_signal_new ("read", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                0);
  /**
   * OctetUiFilterEntry::apply:
   *
   * Enter was pressed, or the text was cleared by a click.
   */
  signals[APPLY] = g_signal_new ("apply", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
  /**
   * OctetUiFilterEntry::escape:
   *
   * Escape was pressed, and no list was there to be closed by it.
   */
  signals[ESCAPE] = g_signal_new ("escape", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);
}

static void
octet_ui_filter_entry_init (OctetUiFilterEntry *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->entry = GTK_ENTRY (gtk_entry_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->entry), "monospace");
  gtk_entry_set_placeholder_text (self->entry,
                                  _("Display filter, or plain words: “dns from 192.168.1.42”"));
  gtk_entry_set_icon_from_icon_name (self->entry, GTK_ENTRY_ICON_PRIMARY, "octet-filter-symbolic");
  gtk_entry_set_icon_tooltip_text (self->entry, GTK_ENTRY_ICON_SECONDARY, _("Clear the filter"));
  gtk_entry_set_input_hints (self->entry, GTK_INPUT_HINT_NO_SPELLCHECK | GTK_INPUT_HINT_NO_EMOJI);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Display filter"), -1);
  gtk_widget_set_parent (GTK_WIDGET (self->entry), GTK_WIDGET (self));
  self->completion = g_object_new (OCTET_UI_TYPE_FILTER_COMPLETION, NULL);
  gtk_widget_set_parent (GTK_WIDGET (self->completion), GTK_WIDGET (self));
  g_signal_connect_swapped (self->completion, "chosen", G_CALLBACK (chosen_cb), self);
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (self->entry, "notify::cursor-position", G_CALLBACK (moved_cb), self);
  g_signal_connect_swapped (self->entry, "icon-press", G_CALLBACK (icon_pressed_cb), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->entry), keys);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (left_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->entry), focus);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                           G_CALLBACK (style_changed_cb), self, G_CONNECT_SWAPPED);
}
