export default { layout: "claim.11ty.js", permalink: (data) => `/${data.story}/${data.page.fileSlug}/` };
