/* octet-ui-explain-pane.c - what the selected field is, for somebody who wants to learn it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "widgets/octet-ui-explain-pane.h"

#include <glib/gi18n.h>
#include <string.h>

#include "models/octet-ui-flow-facts.h"
#include "models/octet-ui-meaning.h"
#include "flows/octet-state.h"
#include "models/octet-ui-node-text.h"
#include "models/octet-ui-packet-role.h"
#include "models/octet-ui-tools.h"
#include "octet-ui-settings.h"
#include "session/octet-cursor.h"
#include "widgets/octet-ui-bit-rows.h"
#include "widgets/octet-ui-context-menu.h"
#include "widgets/octet-ui-handshake-popover.h"
#include "widgets/octet-ui-header-diagram.h"
#include "widgets/octet-ui-layer-boxes.h"
#include "widgets/octet-ui-palette.h"
#include "widgets/octet-ui-text-block.h"

/* Letters of a name and its value that stand beside each other and their place. */
#define MAX_BESIDE 20

struct _OctetUiExplainPane
{
  GtkWidget             parent_instance;
  OctetUiSelection     *selection;
  guint                 update_source;
  gboolean              is_alone;
  GtkWidget            *tool_buttons[OCTET_UI_N_TOOLS];

  GtkWidget            *box;
  GtkWidget            *title_row;
  GtkWidget            *hide;
  GtkStack             *stack;
  GtkWidget            *header_row;
  GtkLabel             *chip;
  GtkLabel             *header_name;
  GtkWidget            *header_scale;
  OctetUiHeaderDiagram *diagram;
  GtkLabel             *name;
  GtkLabel             *value;
  GtkLabel             *long_value;
  GtkLabel             *place;
  GtkLabel             *long_place;
  OctetUiTextBlock     *lesson;
  OctetUiBitRows       *bits;
  GtkWidget            *conversation;
  OctetUiTextBlock     *conversation_text;
  GtkWidget            *steps;
  GtkWidget            *tools;
  GtkWidget            *tool_rows;
  GtkExpander          *layers_row;
  OctetUiLayerBoxes    *layers;
  GtkWidget            *foot;
  GtkWidget            *apply;
  GtkWidget            *handshake;
  GtkLabel             *reference;
};

G_DEFINE_FINAL_TYPE (OctetUiExplainPane, octet_ui_explain_pane, GTK_TYPE_WIDGET)

/* What is explained: the field, or where none is selected the innermost layer. */
static guint32
find_subject (OctetUiExplainPane *self,
              const OctetTree    *tree)
{
  guint32 node = octet_ui_selection_get_node (self->selection);

  for (guint i = tree->n_layers; node == OCTET_NO_NODE && i-- > 0;)
    node = tree->layers[i].node;
  return node;
}

static void
show_header (OctetUiExplainPane  *self,
             const OctetProtocol *protocol)
{
  gboolean has_header = !octet_ui_header_diagram_is_empty (self->diagram);
  const char *name = protocol->short_name != NULL ? protocol->short_name : _(protocol->name);

  gtk_label_set_text (self->chip, name);
  octet_ui_level_set_class (GTK_WIDGET (self->chip), protocol->level);
  gtk_label_set_text (self->header_name, has_header ? _("header") : "");
  gtk_widget_set_visible (self->header_scale, has_header);
  gtk_widget_set_visible (GTK_WIDGET (self->diagram), has_header);
}

/* A field that a table explains is explained; of one that none does, only facts are said. */
static char *
get_lesson (const OctetNode     *node,
            const OctetProtocol *protocol)
{
  const char *lesson = node->field != NULL ? node->field->lesson : NULL;

  if (node->parent == OCTET_NO_NODE)
    lesson = protocol->lesson;
  return lesson != NULL ? g_strdup (_(lesson)) : NULL;
}

/* What is short stands beside the name; what is not, and a layer's, has lines of its own. */
static void
show_value (OctetUiExplainPane  *self,
            const OctetNode     *node,
            const OctetProtocol *protocol,
            const char          *name,
            const char          *value,
            const char          *place)
{
  glong length = g_utf8_strlen (name, -1) + g_utf8_strlen (value, -1);
  gboolean is_long = node->parent == OCTET_NO_NODE || length > MAX_BESIDE;

  gtk_label_set_text (self->value, is_long ? "" : value);
  gtk_label_set_text (self->long_value, is_long ? value : "");
  gtk_widget_set_visible (GTK_WIDGET (self->value), !is_long);
  gtk_widget_set_visible (GTK_WIDGET (self->long_value), is_long && *value != '\0');
  gtk_label_set_text (self->place, is_long ? "" : place);
  gtk_label_set_text (self->long_place, place);
  gtk_widget_set_visible (GTK_WIDGET (self->long_place), is_long && *place != '\0');
  octet_ui_level_set_class (GTK_WIDGET (self->value), protocol->level);
  octet_ui_level_set_class (GTK_WIDGET (self->long_value), protocol->level);
}

static void
show_field (OctetUiExplainPane  *self,
            const OctetTree     *tree,
            const OctetNode     *node,
            const OctetProtocol *protocol)
{
  g_autofree char *name = octet_ui_node_get_name (tree, node);
  g_autofree char *value = octet_ui_node_get_value (tree, node);
  g_autofree char *place = octet_ui_node_get_place (tree, node);
  g_autofree char *lesson = get_lesson (node, protocol);
  g_autofree char *escaped = NULL;
  g_autofree char *meaning = NULL;
  g_autofree char *color = NULL;
  g_autofree char *line = NULL;
  GdkRGBA solid;

  gtk_label_set_text (self->name, name);
  g_strdelimit (value, "\r\n\t\v\f", ' ');
  show_value (self, node, protocol, name, value, place);
  octet_ui_palette_solid (GTK_WIDGET (self), protocol->level, &solid);
  color = g_strdup_printf ("#%02x%02x%02x", (guint) (solid.red * 255.0f + 0.5f),
                           (guint) (solid.green * 255.0f + 0.5f),
                           (guint) (solid.blue * 255.0f + 0.5f));
  meaning = octet_ui_meaning_write (tree, node, color);
  if (lesson == NULL && node->field != NULL && node->field->key != NULL)
    /* Translators: a type such as FT_UINT16, and a filter key such as tcp.port */
    lesson = g_strdup_printf (_("There is no explanation of this field yet. It is a value of type "
                                "%s, and its name in filters is %s."),
                              octet_field_get_type_name (node->field), node->field->key);
  if (lesson != NULL)
    escaped = g_markup_escape_text (lesson, -1);
  line = g_strjoin (lesson != NULL && meaning != NULL ? " " : "",
                    escaped != NULL ? escaped : "", meaning != NULL ? meaning : "", NULL);
  octet_ui_text_block_set_markup (self->lesson, line);
  gtk_widget_set_visible (GTK_WIDGET (self->lesson), *line != '\0');
}

/* "RFC 793" is a link to the standard's own text. */
static void
show_reference (OctetUiExplainPane  *self,
                const OctetProtocol *protocol)
{
  const char *reference = protocol->reference != NULL ? protocol->reference : "";
  g_autofree char *escaped = g_markup_escape_text (reference, -1);
  g_autofree char *uri = octet_ui_node_get_reference (protocol);
  g_autofree char *markup = NULL;

  if (uri != NULL)
    markup = g_strdup_printf ("<a href=\"%s\">%s</a>", uri, escaped);
  gtk_label_set_markup (self->reference, markup != NULL ? markup : escaped);
}

/* Who talks to whom, and what this packet does there. */
static void
show_conversation (OctetUiExplainPane *self,
                   const OctetTree    *tree)
{
  OctetSession *session = octet_ui_selection_get_session (self->selection);
  guint32 flow = octet_ui_selection_get_flow (self->selection);
  g_autofree char *facts = NULL;
  g_autofree char *role = octet_ui_packet_role_write (tree);
  g_autofree char *text = NULL;

  facts = octet_ui_flow_facts_write (session, octet_ui_selection_get_packet (self->selection));
  gtk_widget_set_visible (self->conversation, facts != NULL);
  gtk_widget_set_visible (
    self->handshake,
    flow != OCTET_NO_FLOW &&
      octet_flow_table_get (octet_session_get_state (session)->flows, flow)->level ==
        OCTET_FLOW_TCP);
  if (facts == NULL)
    return;
  text = role != NULL ? g_strdup_printf ("%s\n%s", role, facts) : g_strdup (facts);
  octet_ui_text_block_set_text (self->conversation_text, text);
}

/* Made when it is opened, for the connection that is selected then. */
static void
handshake_cb (GtkMenuButton *button,
              gpointer       data)
{
  OctetUiExplainPane *self = data;
  guint32 flow = self->selection != NULL ? octet_ui_selection_get_flow (self->selection)
                                         : OCTET_NO_FLOW;

  if (flow != OCTET_NO_FLOW)
    gtk_menu_button_set_popover (
      button, octet_ui_handshake_popover_new (octet_ui_selection_get_session (self->selection),
                                              flow));
}

static void
show_tools (OctetUiExplainPane *self,
            const OctetTree    *tree,
            const OctetNode    *node)
{
  GFile *file = octet_session_get_file (octet_ui_selection_get_session (self->selection));
  g_autofree char *name = g_file_get_basename (file);
  guint32 packet = octet_ui_selection_get_packet (self->selection);
  guint count = 0;

  for (guint i = 0; i < OCTET_UI_N_TOOLS; i++)
    {
      g_autofree char *command = NULL;
      g_autofree char *markup = NULL;

      command = octet_ui_tool_get_command (i, name != NULL ? name : "", packet, tree, node);
      gtk_widget_set_visible (self->tool_buttons[i], command != NULL);
      if (command == NULL)
        continue;
      markup = g_markup_printf_escaped ("<tt>%s</tt>", command);
      octet_ui_text_block_set_markup (
        OCTET_UI_TEXT_BLOCK (gtk_button_get_child (GTK_BUTTON (self->tool_buttons[i]))), markup);
      gtk_actionable_set_action_target (GTK_ACTIONABLE (self->tool_buttons[i]), "s", command);
      count++;
    }
  gtk_widget_set_visible (self->tools, count > 0);
}

static void
show_apply (OctetUiExplainPane *self,
            const OctetTree    *tree,
            const OctetNode    *node)
{
  g_autofree char *filter = octet_ui_node_get_filter (tree, node);

  gtk_widget_set_visible (self->apply, filter != NULL && !self->is_alone);
  if (filter == NULL || self->is_alone)
    return;
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->apply), "s", filter);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->apply), "win.apply-filter");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->apply),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, filter, -1);
}

/* The filter, asked for when it is looked at: a tooltip that changes with each packet would ask the
 * screen for the pointer each time. */
static gboolean
apply_tooltip_cb (GtkWidget  *apply,
                  int         x,
                  int         y,
                  gboolean    is_keyboard,
                  GtkTooltip *tooltip)
{
  GVariant *filter = gtk_actionable_get_action_target_value (GTK_ACTIONABLE (apply));

  if (filter == NULL)
    return FALSE;
  gtk_tooltip_set_text (tooltip, g_variant_get_string (filter, NULL));
  return TRUE;
}

/* What is folded in costs nothing; opening it fills it. */
static void
show_layers (OctetUiExplainPane *self)
{
  if (self->selection != NULL && gtk_expander_get_expanded (self->layers_row))
    octet_ui_layer_boxes_show (self->layers, self->selection);
}

/* For beginners what a first look does not need is folded in; it opens with a click. */
static void
mode_changed_cb (OctetUiExplainPane *self)
{
  g_autofree char *mode = g_settings_get_string (octet_ui_settings_get (), "mode");
  gboolean is_full = !g_str_equal (mode, "beginner");

  gtk_expander_set_expanded (self->layers_row, is_full);
  gtk_expander_set_expanded (GTK_EXPANDER (self->tools), is_full);
}

static void
update (OctetUiExplainPane *self)
{
  const OctetTree *tree = octet_ui_selection_get_tree (self->selection);
  guint32 subject;
  const OctetNode *node;
  const OctetProtocol *protocol;

  /* While the pane is hidden nothing is made; showing it makes it. */
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  subject = find_subject (self, tree);
  node = subject != OCTET_NO_NODE ? &tree->nodes[subject] : NULL;
  protocol = node != NULL ? octet_ui_node_get_protocol (tree, node) : NULL;
  gtk_widget_set_visible (self->foot, protocol != NULL);
  gtk_stack_set_visible_child_name (self->stack, protocol != NULL ? "field" : "nothing");
  if (protocol == NULL)
    return;
  show_header (self, protocol);
  show_field (self, tree, node, protocol);
  octet_ui_bit_rows_show (self->bits, self->selection,
                          node->field != NULL && node->field->mask != 0 &&
                          node->first == OCTET_NO_NODE ? node->parent : subject);
  show_reference (self, protocol);
  show_conversation (self, tree);
  show_tools (self, tree, node);
  show_apply (self, tree, node);
  show_layers (self);
}

/**
 * octet_ui_explain_pane_set_selection:
 * @self: an explain pane
 * @selection: (nullable): the capture's selection
 */
void
octet_ui_explain_pane_set_selection (OctetUiExplainPane *self,
                                     OctetUiSelection   *selection)
{
  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  g_set_object (&self->selection, selection);
  if (selection == NULL)
    octet_ui_layer_boxes_show (self->layers, NULL);
  octet_ui_header_diagram_set_selection (self->diagram, selection);
  if (selection == NULL)
    return;
  g_signal_connect_object (selection, "settled", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}

/**
 * octet_ui_explain_pane_focus:
 * @self: an explain pane
 *
 * Puts the keyboard focus on the diagram, or on what there is without one.
 */
void
octet_ui_explain_pane_focus (OctetUiExplainPane *self)
{
  if (gtk_widget_get_visible (GTK_WIDGET (self->diagram)))
    gtk_widget_grab_focus (GTK_WIDGET (self->diagram));
  else
    gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

/**
 * octet_ui_explain_pane_hide_title:
 * @self: an explain pane
 *
 * For where something else says what the pane is, and it cannot be hidden.
 */
void
octet_ui_explain_pane_hide_title (OctetUiExplainPane *self)
{
  gtk_widget_set_visible (self->title_row, FALSE);
}

/**
 * octet_ui_explain_pane_stand_alone:
 * @self: an explain pane
 *
 * For a window that has one packet and no list: what needs the list is left out.
 */
void
octet_ui_explain_pane_stand_alone (OctetUiExplainPane *self)
{
  self->is_alone = TRUE;
  gtk_widget_set_visible (self->hide, FALSE);
  gtk_widget_set_visible (self->steps, FALSE);
  gtk_widget_set_visible (self->apply, FALSE);
}

/* Draws the diagram as a picture, and has it saved. */
static void
save_diagram_action (GtkWidget  *widget,
                     const char *name,
                     GVariant   *parameter)
{
  OctetUiExplainPane *self = OCTET_UI_EXPLAIN_PANE (widget);
  const char *form = g_variant_get_string (parameter, NULL);
  g_autofree char *suggested = NULL;
  g_autoptr (GBytes) picture = NULL;
  g_autoptr (GVariant) bytes = NULL;

  picture = octet_ui_header_diagram_draw (self->diagram, g_str_equal (form, "svg"));
  if (picture == NULL)
    return;
  suggested = g_strdup_printf ("%s.%s", gtk_label_get_text (self->chip), form);
  bytes = g_variant_ref_sink (g_variant_new_from_bytes (G_VARIANT_TYPE_BYTESTRING, picture, TRUE));
  gtk_widget_activate_action (widget, "win.save-picture", "(s@ay)", suggested, bytes);
}

/* Packets that are looked at for an example: no more than a moment takes. */
#define MAX_EXAMPLES 64

/* Selects the flags of a TCP header, which light up everywhere at once, or else what the first
 * packet has. */
static void
show_example_action (GtkWidget  *widget,
                     const char *name,
                     GVariant   *parameter)
{
  OctetUiExplainPane *self = OCTET_UI_EXPLAIN_PANE (widget);
  OctetSession *session = self->selection != NULL
                            ? octet_ui_selection_get_session (self->selection) : NULL;
  guint32 count = session != NULL ? octet_session_get_n_packets (session) : 0;
  g_autoptr (OctetCursor) cursor = count > 0 ? octet_cursor_new (session) : NULL;
  g_autoptr (OctetTree) tree = octet_tree_new ();

  for (guint32 number = 1; number <= MIN (count, MAX_EXAMPLES); number++)
    {
      const OctetNode *node;

      if (octet_cursor_dissect (cursor, number, OCTET_DEPTH_TREE, FALSE, tree, NULL) == NULL)
        continue;
      node = octet_tree_find (tree, "tcp.flags");
      if (node == NULL)
        continue;
      octet_ui_selection_set_packet (self->selection, number);
      octet_ui_selection_set_node (self->selection, (guint32) (node - tree->nodes));
      return;
    }
  if (count > 0)
    octet_ui_selection_set_packet (self->selection, 1);
}

static gboolean
update_cb (gpointer data)
{
  OctetUiExplainPane *self = data;

  self->update_source = 0;
  if (self->selection != NULL)
    update (self);
  return G_SOURCE_REMOVE;
}

/* AdwFlap maps its child while it gives it its place: what changes sizes has to wait. */
static void
octet_ui_explain_pane_map (GtkWidget *widget)
{
  OctetUiExplainPane *self = OCTET_UI_EXPLAIN_PANE (widget);

  GTK_WIDGET_CLASS (octet_ui_explain_pane_parent_class)->map (widget);
  if (self->update_source == 0)
    self->update_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, update_cb, self, NULL);
}

static void
octet_ui_explain_pane_dispose (GObject *object)
{
  OctetUiExplainPane *self = OCTET_UI_EXPLAIN_PANE (object);

  if (self->box != NULL)
    octet_ui_explain_pane_set_selection (self, NULL);
  g_clear_handle_id (&self->update_source, g_source_remove);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (octet_ui_explain_pane_parent_class)->dispose (object);
}

static void
octet_ui_explain_pane_class_init (OctetUiExplainPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = octet_ui_explain_pane_dispose;
  widget_class->map = octet_ui_explain_pane_map;
  g_type_ensure (OCTET_UI_TYPE_HEADER_DIAGRAM);
  g_type_ensure (OCTET_UI_TYPE_BIT_ROWS);
  g_type_ensure (OCTET_UI_TYPE_LAYER_BOXES);
  g_type_ensure (OCTET_UI_TYPE_TEXT_BLOCK);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               OCTET_UI_RESOURCES "octet-ui-explain-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, OctetUiExplainPane, box);
  gtk_widget_class_bind_template_child (widget_class, OctetUiExplainPane, stack);
  gtk_widget_class_bind_template_child (widget_class, OctetUiExplainPane, title_row);
  gtk_widget_class_bind_template_child (widget_class, OctetUiExplainPane, header_row);
  gtk_widget_class_bind_template_child (widget_class, OctetUiExplainPane, chip);
  gtk_widget_class_bind_template_child (widget_class, OctetUiExplainPane, header_name);
  gtk_widget_class_bind_template_child (widget_class, OctetUiExplainPane, header_scale);
  gtk_widget_class_bind_template_child (widget_class, OctetUiExplainPane, diagram);
  gtk_widget_class_bind_template_child (widget_class, OctetUiExplainPane, name);
  gtk_widget_class_bind_template_child (widget_class, OctetUiExplainPane, value);
  gtk_widget_class_bind_template_child (widget_class, OctetUiExplainPane, long_value);
  gtk_widget_class_bind_template_child (widget_class, OctetUiExplainPane, hide);
  gtk_widget_class_bind_template_child (widget_class, OctetUiExplainPane, steps);
  gtk_widget_class_bind_template_child (widget_class, OctetUiExplainPane, place);
  gtk_widget_class_bind_template_child (widget_class, OctetUiExplainPane, long_place);
  gtk_widget_class_bind_template_child (widget_class, OctetUiExplainPane, lesson);
  gtk_widget_class_bind_template_child (widget_class, OctetUiExplainPane, bits);
  gtk_widget_class_bind_template_child (widget_class, OctetUiExplainPane, conversation);
  gtk_widget_class_bind_template_child (widget_class, OctetUiExplainPane, conversation_text);
  gtk_widget_class_bind_template_child (widget_class, OctetUiExplainPane, tools);
  gtk_widget_class_bind_template_child (widget_class, OctetUiExplainPane, tool_rows);
  gtk_widget_class_bind_template_child (widget_class, OctetUiExplainPane, foot);
  gtk_widget_class_bind_template_child (widget_class, OctetUiExplainPane, apply);
  gtk_widget_class_bind_template_child (widget_class, OctetUiExplainPane, handshake);
  gtk_widget_class_bind_template_child (widget_class, OctetUiExplainPane, layers_row);
  gtk_widget_class_bind_template_child (widget_class, OctetUiExplainPane, layers);
  gtk_widget_class_install_action (widget_class, "explain.save-diagram", "s", save_diagram_action);
  gtk_widget_class_install_action (widget_class, "explain.show-example", NULL,
                                   show_example_action);
  gtk_widget_class_bind_template_child (widget_class, OctetUiExplainPane, reference);
}

/* The menu is about what is explained. */
static OctetUiSelection *
menu_ask (GtkWidget  *widget,
          char      **ret_filter)
{
  OctetUiExplainPane *self = OCTET_UI_EXPLAIN_PANE (widget);
  const OctetTree *tree;
  guint32 subject;

  if (self->selection == NULL)
    return NULL;
  tree = octet_ui_selection_get_tree (self->selection);
  subject = find_subject (self, tree);
  if (subject != OCTET_NO_NODE)
    *ret_filter = octet_ui_node_get_filter (tree, &tree->nodes[subject]);
  return self->selection;
}

static GtkWidget *
add_tool_button (OctetUiExplainPane *self,
                 OctetUiTool         tool)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *name = gtk_label_new (octet_ui_tool_get_name (tool));
  GtkWidget *button = gtk_button_new ();
  GtkWidget *command = octet_ui_text_block_new ();
  g_autofree char *hint = NULL;

  hint = g_strdup_printf (_("Copy the line for %s"), octet_ui_tool_get_name (tool));
  gtk_widget_add_css_class (command, "monospace");
  gtk_widget_add_css_class (command, "tool");
  gtk_button_set_child (GTK_BUTTON (button), command);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, hint, -1);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, hint);
  gtk_widget_set_hexpand (button, TRUE);
  /* An action without the text that it wants is a warning. */
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", "");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.copy-text");
  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_width_chars (GTK_LABEL (name), 8);
  gtk_widget_add_css_class (name, "small");
  gtk_box_append (GTK_BOX (row), name);
  gtk_box_append (GTK_BOX (row), button);
  gtk_box_append (GTK_BOX (self->tool_rows), row);
  g_object_bind_property (button, "visible", row, "visible", G_BINDING_SYNC_CREATE);
  return button;
}

static void
octet_ui_explain_pane_init (OctetUiExplainPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  octet_ui_context_menu_add (GTK_WIDGET (self), menu_ask);
  gtk_widget_set_has_tooltip (self->apply, TRUE);
  g_signal_connect (self->apply, "query-tooltip", G_CALLBACK (apply_tooltip_cb), NULL);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->handshake), handshake_cb, self,
                                         NULL);
  g_signal_connect_object (octet_ui_settings_get (), "changed::mode", G_CALLBACK (mode_changed_cb),
                           self, G_CONNECT_SWAPPED);
  mode_changed_cb (self);
  g_signal_connect_object (self->layers_row, "notify::expanded", G_CALLBACK (show_layers), self,
                           G_CONNECT_SWAPPED);
  for (guint i = 0; i < OCTET_UI_N_TOOLS; i++)
    self->tool_buttons[i] = add_tool_button (self, i);
}
