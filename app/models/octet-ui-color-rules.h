/* octet-ui-color-rules.h - rules that mark packets: a name, a display filter, a colour, and why.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

#include "dissect/octet-registry.h"
#include "dissect/octet-tree.h"

G_BEGIN_DECLS

/* Colours that a rule can have, from 0; style.css defines octet_rule_0 and so on. */
#define OCTET_UI_N_RULE_COLORS 8
/* Rules that are asked for each row. */
#define OCTET_UI_MAX_RULES 64

/**
 * OctetUiColorRule: (skip)
 * @name: what it is called, translated
 * @filter: when it holds, a display filter
 * @color: smaller than %OCTET_UI_N_RULE_COLORS
 * @is_used: whether it is asked
 * @meaning: (nullable): what it usually means, and what to look at next; translated
 */
typedef struct
{
  char       *name;
  char       *filter;
  guint       color;
  gboolean    is_used;
  const char *meaning;
} OctetUiColorRule;

#define OCTET_UI_TYPE_COLOR_RULES (octet_ui_color_rules_get_type ())
G_DECLARE_FINAL_TYPE (OctetUiColorRules, octet_ui_color_rules, OCTET_UI, COLOR_RULES, GObject)

GPtrArray              *octet_ui_color_rules_load      (GSettings         *settings)
  G_GNUC_WARN_UNUSED_RESULT;
void                    octet_ui_color_rules_save      (GSettings         *settings,
                                                        GPtrArray         *rules);
void                    octet_ui_color_rules_add       (GPtrArray         *rules,
                                                        const char        *name,
                                                        const char        *filter,
                                                        guint              color,
                                                        gboolean           is_used);

gboolean                octet_ui_color_rules_put_first (GSettings        *settings,
                                                        const char       *name,
                                                        const char       *filter);

OctetUiColorRules      *octet_ui_color_rules_new       (OctetRegistry     *registry,
                                                        GSettings         *settings)
  G_GNUC_WARN_UNUSED_RESULT;
char                   *octet_ui_color_rules_get_text  (OctetUiColorRules *self);
guint                   octet_ui_color_rules_match     (OctetUiColorRules *self,
                                                        const OctetTree   *tree);
const OctetUiColorRule *octet_ui_color_rules_get       (OctetUiColorRules *self,
                                                        guint              rule);
char                   *octet_ui_color_rules_explain   (OctetUiColorRules *self,
                                                        guint              rule);
char                   *octet_ui_color_rules_list_values (OctetUiColorRules *self,
                                                          guint              rule,
                                                          const OctetTree   *tree);

G_END_DECLS
