/* octet-ui-color-popover.c - why a row of the packet list is marked as it is.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The rule, its condition in words and as a filter, the values that this packet has in it, what
 * that usually means and what to look at next.
 */
#include "config.h"

#include "widgets/octet-ui-color-popover.h"

#include <glib/gi18n.h>

#include "models/octet-ui-color-rules.h"
#include "octet-ui-settings.h"

static GtkWidget *
add_text (GtkWidget  *box,
          const char *text,
          const char *class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 52);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (class != NULL)
    gtk_widget_add_css_class (label, class);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static void
add_rule (GtkWidget         *box,
          OctetUiColorRules *rules,
          guint              index,
          const OctetTree   *tree)
{
  const OctetUiColorRule *rule = octet_ui_color_rules_get (rules, index);
  g_autofree char *words = octet_ui_color_rules_explain (rules, index);
  g_autofree char *values = octet_ui_color_rules_list_values (rules, index, tree);
  g_autofree char *class = g_strdup_printf ("rule-%u", rule->color);
  g_autofree char *title = NULL;

  /* Translators: the name of the rule that decides how a row is marked */
  title = g_strdup_printf (_("Because of the rule “%s”"), rule->name);
  gtk_widget_add_css_class (add_text (box, title, "heading"), class);
  if (words != NULL)
    add_text (box, words, NULL);
  add_text (box, rule->filter, "monospace");
  if (*values != '\0')
    {
      add_text (box, _("In this packet"), "caption-heading");
      add_text (box, values, "monospace");
    }
  if (rule->meaning != NULL)
    {
      add_text (box, _("What it usually means"), "caption-heading");
      add_text (box, rule->meaning, NULL);
    }
}

static void
closed_cb (GtkWidget *popover)
{
  gtk_widget_unparent (popover);
}

/**
 * octet_ui_color_popover_show:
 * @parent: where it points at
 * @selection: the capture's selection; it is about the packet that is selected
 *
 * Says why, until it is closed.
 */
void
octet_ui_color_popover_show (GtkWidget        *parent,
                             OctetUiSelection *selection)
{
  GSettings *settings = octet_ui_settings_get ();
  const OctetTree *tree = octet_ui_selection_get_tree (selection);
  OctetSession *session = octet_ui_selection_get_session (selection);
  g_autoptr (OctetUiColorRules) rules = NULL;
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  guint32 flow = octet_ui_selection_get_flow (selection);
  guint color, rule;

  rules = octet_ui_color_rules_new (octet_session_get_registry (session), settings);
  rule = octet_ui_color_rules_match (rules, tree);
  color = flow != OCTET_NO_FLOW
            ? octet_ui_marks_get_flow_color (octet_ui_selection_get_marks (selection), flow) : 0;
  if (color > 0)
    add_text (box, _("You gave this packet's conversation a colour. It is the line at the left of "
                     "its rows."), NULL);
  if (rule > 0)
    add_rule (box, rules, rule, tree);
  else
    add_text (box, _("No rule holds for this packet."), "heading");
  if (!g_settings_get_boolean (settings, "colour-rules-on"))
    add_text (box, _("Rows are not marked by rules now; “Mark Rows by Rules” in the main menu "
                     "changes that."), "dim-label");
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  gtk_widget_set_parent (popover, parent);
  gtk_popover_set_pointing_to (GTK_POPOVER (popover),
                               &(GdkRectangle) { 24, gtk_widget_get_height (parent) / 2, 1, 1 });
  gtk_popover_set_position (GTK_POPOVER (popover), GTK_POS_RIGHT);
  gtk_accessible_update_property (GTK_ACCESSIBLE (popover), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Why this colour?"), -1);
  g_signal_connect (popover, "closed", G_CALLBACK (closed_cb), NULL);
  gtk_popover_popup (GTK_POPOVER (popover));
}
